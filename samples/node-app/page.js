const form = document.querySelector('form');
const list = document.querySelector('ul');

/** An element whose text is text: a name with tags in it stays a name. */
function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

const counts = ({ followers, followings }) => `${followers} ${followers === 1 ? 'follower' : 'followers'} · follows ${followings}`;

function row(person) {
  const about = document.createElement('div');
  const note = person.mutual ? ' · you follow each other' : person.followed_by ? ' · follows you' : '';
  about.append(element('div', 'name', person.name), element('div', 'soft', counts(person) + note));
  const button = element('button', person.following ? 'on' : '', person.following ? 'Following' : 'Follow');
  button.id = `follow-${person.id}`;
  button.setAttribute('aria-pressed', person.following);
  button.onclick = () => fetch(`followings/${person.id}`, { method: person.following ? 'DELETE' : 'PUT' }).then(show);
  const item = document.createElement('li');
  item.append(about, button);
  return item;
}

let asked = 0;

async function show() {
  const number = ++asked;
  const answer = await fetch('people');
  form.hidden = answer.status !== 401;
  if (!answer.ok) return;
  const { me, people } = await answer.json();
  if (number !== asked) return; // a later question has the later answer
  const focused = document.activeElement.id;
  document.querySelector('#me').textContent = `Signed in as ${me.name} · ${counts(me)}`;
  list.replaceChildren(...people.map(row));
  if (focused) document.getElementById(focused)?.focus();
}

function start() {
  show();
  new EventSource('changes').onmessage = show;
}

form.onsubmit = async (event) => {
  event.preventDefault();
  const answer = await fetch('session', { method: 'POST', body: JSON.stringify({ name: form.elements.name.value }) });
  if (answer.ok) start();
};

start();
