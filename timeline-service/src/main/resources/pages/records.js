// The owners' records by way of this service's own origin, and what helps to write them. The token
// lives in this tab's session alone.

const TOKEN = 'entente.token';

export const token = {
  get: () => sessionStorage.getItem(TOKEN),
  set: text => sessionStorage.setItem(TOKEN, text),
  forget: () => sessionStorage.removeItem(TOKEN),
  // who it says it is of; the owner looks whether that is true
  claims: () => {
    try {
      const part = token.get().split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
      return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(part), c => c.charCodeAt(0))));
    } catch {
      return null;
    }
  },
  // why nothing is written with it, as far as it tells itself, as a key of the words; null if it may be
  fault: () => {
    const claims = token.claims();
    if (!claims) return token.get() ? 'notoken' : 'unauthorized';
    if (claims.exp * 1000 <= Date.now()) return 'expired';
    return ['editor', 'admin'].some(role => [claims.groups].flat().includes(role)) ? null : 'forbidden';
  },
};

const language = () => `lang=${encodeURIComponent(document.documentElement.lang)}`;

/** The answer; of status 0 where none came. */
async function ask(path, options = {}) {
  const headers = { Accept: 'application/json', ...options.headers };
  let answer, text;
  try {
    answer = await fetch(path, { ...options, headers, cache: 'no-store', credentials: 'omit' });
    text = await answer.text();
  } catch {
    return { status: 0, ok: false, body: '' };
  }
  const type = answer.headers.get('Content-Type') || '';
  return {
    status: answer.status,
    ok: answer.ok,
    tag: answer.headers.get('ETag'),
    revision: answer.headers.get('Entente-Revision'),
    body: type.includes('json') && text ? JSON.parse(text) : text,
  };
}

const at = (collection, id) => `/edit/records/${collection}/${encodeURIComponent(id)}`;

function write(path, method, condition, reason, record) {
  const headers = { ...condition, Authorization: `Bearer ${token.get()}` };
  if (reason) headers['Entente-Reason'] = encodeURIComponent(reason);
  if (record) headers['Content-Type'] = 'application/json';
  return ask(path, { method, headers, body: record && JSON.stringify(record) });
}

/** The name of a record of any kind, in short. */
export const nameOf = record => record.title || record.name || record.id;

/** Whose id it is comes first, then whose name, then whose name begins so. */
function distance(record, sought) {
  const name = nameOf(record).toLowerCase();
  return [record.id.toLowerCase() === sought, name === sought, name.startsWith(sought), true].indexOf(true);
}

/**
 * What is sought by id, in small or capital letters, or by words of a name, the nearest first;
 * `exact` is the id that it is, of a record that is merged or deleted too.
 */
async function search(collection, text) {
  const id = collection === 'parties' ? text.toUpperCase() : text.toLowerCase();
  const [one, some] = await Promise.all([
    /^[\w.-]*\w[\w.-]*$/.test(id) ? ask(at(collection, id)) : { ok: false },
    ask(`/edit/records/${collection}?limit=100&q=${encodeURIComponent(text)}`),
  ]);
  if (!some.ok) return { ok: false, items: [] };
  const found = new Map([...(one.ok ? [one.body] : []), ...some.body.items].map(item => [item.id, item]));
  const near = item => distance(item, text.toLowerCase());
  return {
    ok: true,
    exact: one.ok ? one.body.id : one.status === 410 ? id : null,
    items: [...found.values()].sort((a, b) => near(a) - near(b)),
  };
}

export const records = {
  get: (collection, id) => ask(at(collection, id)),
  put: (collection, id, record, tag, reason) =>
    write(at(collection, id), 'PUT', tag ? { 'If-Match': tag } : { 'If-None-Match': '*' }, reason, record),
  remove: (collection, id, tag, reason, into) =>
    write(`${at(collection, id)}${into ? `?mergedInto=${encodeURIComponent(into)}` : ''}`, 'DELETE', { 'If-Match': tag }, reason),
  revert: (collection, id, to, tag, reason) =>
    write(`${at(collection, id)}/revert?to=${to}`, 'POST', tag ? { 'If-Match': tag } : {}, reason),
  history: (collection, id) => ask(`${at(collection, id)}/history?limit=500`),
  search,
  form: kind => ask(`/edit/help/forms/${kind}?${language()}`),
  date: (text, format) => ask(`/edit/help/date?text=${encodeURIComponent(text)}&format=${format}&${language()}`),
  preview: (kind, record) =>
    ask(`/edit/help/preview/${kind}?${language()}`, {
      method: 'POST',
      headers: { Accept: 'text/html', 'Content-Type': 'application/json' },
      body: JSON.stringify(record),
    }),
  // answers once the revision is seen on the timeline
  seen: revision =>
    ask(`/api/v1/timeline?limit=1&await=${encodeURIComponent(revision)}`, { headers: { Prefer: 'wait=20' } }),
};
