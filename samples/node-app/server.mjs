// The backend of a small app: it has its own users and sessions, and asks Kith about the graph.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const { KITH = 'http://127.0.0.1:8080/graph/v1', KEY, PORT = '3000' } = process.env;
if (!KEY) throw new Error('Set KEY to a service key with the scope graph.');

const users = new Map(); // id → name. A real app keeps its users in its database
const sessions = new Map(); // cookie → id of a user
const pages = new Set(); // the pages that wait for changes

// ---- Kith

const authorization = { Authorization: `Bearer ${KEY}` }; // the key stays here, and no page sees it
const ref = (id) => `ext:${id}`; // Kith names a user by the id that the app gave

async function kith(method, path, body) {
  const headers = body ? { ...authorization, 'Content-Type': 'application/json' } : authorization;
  const answer = await fetch(KITH + path, { method, headers, body: body && JSON.stringify(body) });
  const json = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${json.code}, ${json.detail}`);
  return json;
}

async function addUser(id, name) {
  await kith('PUT', `/users/${ref(id)}`, { name });
  users.set(id, name);
}

/** The user, and everybody else: first who follows each other with the user. */
async function people(me) {
  const others = [...users.keys()].filter((id) => id !== me);
  const [ties, counts] = await Promise.all([
    kith('POST', '/relationships', { from: ref(me), to: others.map(ref), fields: ['following', 'followed_by', 'mutual'] }),
    kith('POST', '/users/counts', { refs: [...others, me].map(ref) }),
  ]);
  const list = others.map((id, place) => ({ id, name: users.get(id), ...counts.data[place].counts, ...ties.data[place] }));
  list.sort((a, b) => b.mutual - a.mutual || b.followed_by - a.followed_by || a.name.localeCompare(b.name));
  return { me: { name: users.get(me), ...counts.data.at(-1).counts }, people: list };
}

/** Tells the pages of every change of the graph, whoever made it. One stream of Kith serves all pages. */
async function watch() {
  for (let position = 'now'; ; await new Promise((done) => setTimeout(done, 1000))) {
    try {
      const answer = await fetch(`${KITH}/events/stream?after=${position}`, { headers: authorization });
      if (answer.status === 409 || answer.status === 410) position = 'now'; // the events since then are gone
      if (!answer.ok) throw new Error(`the stream answers ${answer.status}`);
      pages.forEach((page) => page.write('data: changed\n\n')); // there may have been changes before
      let rest = '';
      for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
        const events = (rest + text).split('\n\n');
        rest = events.pop();
        position = events.map((event) => /^id: (.+)$/m.exec(event)?.[1]).findLast(Boolean) ?? position;
        if (events.some((event) => /^event: (?!checkpoint)/m.test(event))) {
          pages.forEach((page) => page.write('data: changed\n\n'));
        }
      }
    } catch (error) {
      console.error(`Connecting to Kith again: ${error.message}`);
    }
  }
}

// ---- the app

const FILES = { '/': ['index.html', 'text/html'], '/page.js': ['page.js', 'text/javascript'] };

async function bodyOf(request) {
  let text = '';
  for await (const part of request) if ((text += part).length > 1000) return {};
  try { return JSON.parse(text) ?? {}; } catch { return {}; }
}

/** Signs in the user with this name, or signs up a new one. A real app asks for a password. */
async function signIn(request, response) {
  const { name } = await bodyOf(request);
  if (typeof name !== 'string' || !name.trim() || name.length > 50) return response.writeHead(400).end();
  let id = [...users.keys()].find((known) => users.get(known) === name.trim());
  if (!id) await addUser(id = randomUUID(), name.trim());
  const session = randomUUID();
  sessions.set(session, id);
  return response.writeHead(204, { 'Set-Cookie': `session=${session}; HttpOnly; SameSite=Strict; Path=/` }).end();
}

async function answer(request, response) {
  const [pathname] = request.url.split('?');
  response.setHeader('Content-Security-Policy', "default-src 'self'; img-src data:; style-src 'unsafe-inline'");
  if (request.method === 'GET' && FILES[pathname]) {
    const [file, type] = FILES[pathname];
    return response.setHeader('Content-Type', `${type}; charset=utf-8`).end(await readFile(new URL(file, import.meta.url)));
  }
  if (request.method === 'POST' && pathname === '/session') return signIn(request, response);
  const me = sessions.get(/(?:^|; )session=([^;]+)/.exec(request.headers.cookie)?.[1]);
  if (!me) return response.writeHead(401).end();
  const other = /^\/followings\/([\w-]+)$/.exec(pathname)?.[1];
  if (request.method === 'GET' && pathname === '/people') {
    return response.setHeader('Content-Type', 'application/json').end(JSON.stringify(await people(me)));
  }
  if (request.method === 'GET' && pathname === '/changes') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).flushHeaders();
    pages.add(response);
    return request.on('close', () => pages.delete(response));
  }
  if (['PUT', 'DELETE'].includes(request.method) && users.has(other) && other !== me) {
    await kith(request.method, `/users/${ref(me)}/followings/${ref(other)}`);
    return response.writeHead(204).end();
  }
  return response.writeHead(404).end();
}

for (const name of ['Ada', 'Bob', 'Cleo', 'Dan', 'Eve']) await addUser(name.toLowerCase(), name);
watch();
const server = createServer((request, response) => answer(request, response).catch((error) => {
  console.error(error.message);
  if (!response.headersSent) response.writeHead(502);
  response.end();
}));
server.listen(Number(PORT), '127.0.0.1', () => console.log(`The app is at http://127.0.0.1:${server.address().port}`));
