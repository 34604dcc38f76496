// The journal of changes. A position is found by the number of the last entry of its page.
CREATE INDEX journal_order IF NOT EXISTS FOR (j:Journal) ON (j.upto);
