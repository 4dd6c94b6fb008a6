// The editor's corner: sign in, open, change, look, save; a conflict side by side; history and back.
// What a record says is put into the page as text alone; the preview is made by the service.
import { records, token, nameOf } from './records.js';
import { formOf, inEnglish, make, suggested } from './form.js';

const corner = document.getElementById('edit');
const words = JSON.parse(corner.dataset.words);
const find = id => document.getElementById(id);
const collections = Object.fromEntries([...find('find').kind.options].map(one => [one.value, one.dataset.collection]));
const language = new URLSearchParams(location.search).get('lang');
const to = path => path + (language ? `?lang=${encodeURIComponent(language)}` : '');
const pages = { event: 'entries', person: 'people', organization: 'organizations', series: 'series', initiative: 'initiatives' };

const state = { kind: corner.dataset.kind, id: corner.dataset.id, known: false, tag: null, base: null, schema: null, form: null, dirty: false };
const collection = () => collections[state.kind];
const fill = (text, ...values) => values.reduce((made, value, at) => made.replace(`{${at}}`, () => value), text);

// as the pages say it: in their language and UTC, whatever the machine is set to
const format = new Intl.DateTimeFormat(document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang,
  { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' });
const moment = time => `${format.format(time)} UTC`;

function says(text, bad = false, ...more) {
  find('says').className = bad ? 'due' : 'ok';
  find('says').replaceChildren(text, ...more.flatMap(one => [' ', one]));
  uncover();
}

/** What is gone to does not come to lie beneath what is said; a list of faults stays in its place. */
function uncover() {
  const stays = getComputedStyle(find('says')).position === 'sticky';
  const height = stays ? find('says').offsetHeight : 0;
  document.documentElement.style.scrollPaddingTop = `calc(${height}px + 2.5rem)`;
}
addEventListener('resize', uncover);

function session() {
  const claims = token.fault() ? null : token.claims();
  find('signin').hidden = Boolean(claims);
  find('who').hidden = !claims;
  if (claims) {
    find('who').firstElementChild.textContent = fill(words.signedin, claims.sub || '?',
      claims.exp ? moment(new Date(claims.exp * 1000)) : '–');
  }
}

find('signin').addEventListener('submit', event => {
  event.preventDefault();
  token.set(find('signin').token.value.trim());
  find('signin').reset();
  const fault = token.fault();
  if (fault) token.forget();
  says(fault ? words[fault] : '', Boolean(fault));
  session();
});
find('who').querySelector('button').addEventListener('click', () => {
  token.forget();
  session();
});

// to open a record: whose id it is, or else who alone has such a name; several are there to choose from
const edit = (kind, id) => to(`/edit/${kind}/${encodeURIComponent(id)}`);
find('find').hidden = false;
find('find').addEventListener('submit', async event => {
  event.preventDefault();
  const kind = find('find').kind.value;
  const sought = find('find').elements.id.value.trim();
  const { ok, exact, items } = await records.search(collections[kind], sought);
  if (!ok) return says(words.failed, true);
  const only = exact || (items.length === 1 && items[0].id);
  if (only) return location.assign(edit(kind, only));
  find('hits').replaceChildren(...items.slice(0, 20).map(item => make('li', {},
    make('a', { href: edit(kind, item.id), textContent: nameOf(item) }), ' ', make('small', { textContent: item.id }))));
  says(fill(items.length ? words.hits : words.nohit, sought), !items.length);
  find('hits').querySelector('a')?.focus();
});
let pause = 0;
find('find').elements.id.addEventListener('input', event => {
  clearTimeout(pause);
  pause = setTimeout(async () => {
    const sought = event.target.value.trim();
    if (!sought) return;
    const { ok, items } = await records.search(collections[find('find').kind.value], sought);
    if (ok && event.target.value.trim() === sought) find('found').replaceChildren(...suggested(items));
  }, 200);
});

/** What is wrong, in the language of the page; what the service says of it beyond that. */
function wrong(error) {
  const said = words[`fault.${error.rule}`];
  const english = document.documentElement.lang === 'en';
  if (english || !said) return [inEnglish(error.detail)];
  return error.rule === 'required' ? [said] : [said, ' ', inEnglish(`(${error.detail})`)];
}

/** In the order of the page, whatever is within another behind it. */
const before = (one, other) =>
  (one === other ? 0 : one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);

/** The fields' faults where they belong, in the order of the form; the first is gone to. */
function faults(problem) {
  state.form.show();
  const control = error => state.form.find(error.pointer || '');
  const errors = problem.errors.toSorted((one, other) => before(control(one).element, control(other).element));
  // what its field said of a date while it was typed is said again, in the same words
  const said = error => control(error).refusal?.() || wrong(error);
  const list = make('ul', {}, ...errors.map(error => {
    const pointer = error.pointer || '';
    const way = make('a', { href: `#${pointer}` }, `${state.form.name(pointer) || words.record}: `, ...said(error));
    way.addEventListener('click', event => {
      event.preventDefault();
      state.form.find(pointer).focus();
    });
    return make('li', {}, way);
  }));
  says(words.faults, true, list);
  for (const error of errors) control(error).show(...said(error));
  control(errors[0]).focus();
}

/** Who is to sign in, and why; what was written stays. */
function unsigned(why) {
  token.forget();
  session();
  says(words[why], true);
  find('signin').token.focus();
}

function failed(answer) {
  if (answer.status === 401) {
    unsigned(token.get() ? 'refused' : 'unauthorized');
  } else if (answer.status === 403) {
    says(words.forbidden, true);
  } else if (state.form && answer.body?.errors?.length) {
    faults(answer.body);
  } else {
    const detail = answer.body && answer.body.detail;
    const english = document.documentElement.lang === 'en' && detail;
    says(english || words[`status.${answer.status}`] || words.failed, true, ...(english || !detail ? [] : [inEnglish(detail)]));
  }
}

/** A table that is moved sideways where it does not fit, by keys too. */
const scrolled = (name, table) => make('div', { className: 'scroll', tabIndex: 0, role: 'group', ariaLabel: name }, table);

const reason = () => find('reason').value.trim();

let writing = false;
/** Writes one at a time: what is asked for while another is under way, as by a double click, is ignored. */
const alone = write => async () => {
  if (writing) return;
  writing = true;
  try {
    await write();
  } finally {
    writing = false;
  }
};

function show(record) {
  state.base = record;
  state.dirty = false;
  state.form = formOf(state.schema, record, words);
  const form = make('form', { className: 'record' });
  form.noValidate = true;
  form.setAttribute('aria-label', words.record);
  const why = make('input', { id: 'reason', maxLength: 1000, autocomplete: 'off' });
  const preview = make('button', { type: 'button', textContent: words.preview });
  preview.addEventListener('click', look);
  form.append(
    state.form.element,
    make('div', { className: 'field' }, make('label', { htmlFor: 'reason', textContent: words.reason }), why),
    make('div', { className: 'acts' }, make('button', { textContent: words.save }), preview));
  // a reason alone changes nothing, and goes along with going back
  form.addEventListener('input', event => { if (event.target !== why) state.dirty = true; });
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('submit', alone(save));
  find('record').replaceChildren(form);
  if (state.tag) find('record').append(removal());
}

function removal() {
  const into = make('input', { id: 'into', autocomplete: 'off' });
  const button = make('button', { type: 'button', textContent: words.removal });
  button.addEventListener('click', alone(async () => {
    const answer = await records.remove(collection(), state.id, state.tag, reason(), into.value.trim());
    if (!answer.ok) return answer.status === 412 ? conflict() : failed(answer);
    state.dirty = false;
    await open();
    says(fill(words.deleted, answer.revision));
  }));
  return make('details', { className: 'removal' }, make('summary', { textContent: words.removal }),
    make('div', { className: 'field' }, make('label', { htmlFor: 'into', textContent: words.into }), into), button);
}

/** What is written; nothing, and that is said, where it could not be found out what a date means. */
async function read() {
  try {
    await state.form.settled();
  } catch {
    says(words.failed, true);
    return null;
  }
  const record = state.form.read() || {};
  return state.id && !record.id ? { id: state.id, ...record } : record;
}

async function look() {
  const record = await read();
  if (!record) return;
  const answer = await records.preview(state.kind, record);
  if (!answer.ok) return failed(answer);
  state.form.show();
  const made = new DOMParser().parseFromString(answer.body, 'text/html').querySelector('article');
  find('preview').replaceChildren(make('h2', { className: 'part', textContent: words.previewed }), made);
  says('');
  find('preview').scrollIntoView({ block: 'start' });
}

async function save() {
  if (token.fault()) return unsigned(token.fault());
  const record = await read();
  if (!record) return;
  const id = record.id;
  // what has no id as ids are written has no place to be put at: it is looked through like a preview, for all its faults
  const placed = id && new RegExp(state.schema.properties.id.pattern).test(id);
  const known = state.known && id === state.id;
  const answer = placed ? await records.put(collection(), id, record, known ? state.tag : null, reason()) : await records.preview(state.kind, record);
  if (answer.status === 412) return known ? conflict(record) : taken(id);
  if (!answer.ok || !placed) return failed(answer);
  state.dirty = false;
  state.id = id;
  state.known = true;
  state.tag = answer.tag;
  find('conflict').hidden = true;
  find('preview').replaceChildren();
  history.replaceState(null, '', edit(state.kind, id));
  show(answer.body);
  saved(answer.revision);
  past();
}

/** A new record under the id of another: which one that is; what was written stays. */
async function taken(id) {
  const found = await records.get(collection(), id);
  if (!found.ok) return failed(found);
  const name = nameOf(found.body);
  const other = make('a', { href: seen(id) || edit(state.kind, id), textContent: name });
  const open = make('a', { href: edit(state.kind, id), textContent: `${words.open}: ${id}` });
  state.form.show();
  state.form.find('/id').show(`${words.idtaken} ${name}`);
  says(words.idtaken, true, other, `(${id}).`, words['choose.other'], open);
  state.form.find('/id').focus();
}

/** Where the record is shown; parties have no page of their own. */
const seen = id => pages[state.kind] && to(`/${pages[state.kind]}/${encodeURIComponent(id)}`);

async function saved(revision) {
  const way = seen(state.id) ? make('a', { href: seen(state.id), textContent: words.see }) : '';
  says(fill(words.saved, revision), false, way);
  const answer = await records.seen(revision);
  if (answer.ok) says(`${fill(words.saved, revision)} ${words.visible}`, false, way);
}

const plain = value => (value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value, null, 1));
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Somebody else was quicker: both versions side by side, field by field; what is chosen is taken. */
async function conflict(mine) {
  const found = await records.get(collection(), state.id);
  if (found.status === 410) {
    // what was typed stays; saved again it makes the record anew
    state.tag = null;
    return says(words.gone, true);
  }
  if (!found.ok) return failed(found);
  const theirs = found.body;
  const own = mine || await read();
  if (!own) return;
  const base = state.base || {};
  const fields = Object.keys(state.schema.properties).filter(name => !same(own[name], theirs[name]));
  const rows = fields.map(name => {
    const pick = (who, chosen) => make('input', { type: 'radio', name: `pick-${name}`, value: who, checked: chosen, ariaLabel: `${state.schema.properties[name].title}: ${words[who]}` });
    const changedByMe = !same(own[name], base[name]);
    const cell = (who, value, chosen) => make('td', {}, make('label', {}, pick(who, chosen), ' ', make('pre', { textContent: plain(value) })));
    return make('tr', {}, make('th', { scope: 'row', textContent: state.schema.properties[name].title }),
      cell('theirs', theirs[name], !changedByMe), cell('mine', own[name], changedByMe));
  });
  const take = make('button', { type: 'button', textContent: words.take });
  take.addEventListener('click', () => {
    const merged = { ...theirs };
    for (const name of fields) {
      if (section.querySelector(`input[name="pick-${name}"]:checked`).value === 'mine') {
        if (own[name] === undefined) delete merged[name];
        else merged[name] = own[name];
      }
    }
    const why = reason();
    state.tag = found.tag;
    show(merged);
    state.base = theirs;
    state.dirty = true;
    find('reason').value = why;
    section.hidden = true;
    says(words.taken);
  });
  const section = find('conflict');
  section.replaceChildren(
    make('h2', { className: 'part', textContent: words.conflict, tabIndex: -1 }),
    make('p', { textContent: fill(words.conflicted, found.revision) }),
    scrolled(words.conflict, make('table', {}, make('thead', {}, make('tr', {},
      make('th', { scope: 'col', textContent: words.field }), make('th', { scope: 'col', textContent: words.theirs }), make('th', { scope: 'col', textContent: words.mine }))),
      make('tbody', {}, ...rows))),
    take);
  section.hidden = false;
  says(words.conflict, true);
  section.querySelector('h2').focus();
  past();
}

async function past() {
  const answer = await records.history(collection(), state.id);
  if (!answer.ok) return;
  const rows = answer.body.history.toReversed().map((one, at) => {
    const back = make('button', { type: 'button', className: 'small', textContent: words.back });
    back.setAttribute('aria-label', fill(words.backto, one.revision));
    back.addEventListener('click', alone(async () => {
      if (state.dirty && !confirm(words.discard)) return;
      const done = await records.revert(collection(), state.id, one.revision, state.tag, find('reason') ? reason() : '');
      if (!done.ok) return done.status === 412 ? conflict() : failed(done);
      await open();
      saved(done.revision);
    }));
    return make('tr', {},
      make('td', { textContent: one.revision }), make('td', { textContent: moment(new Date(one.recordedAt)) }), make('td', { textContent: one.actor || '–' }),
      make('td', {}, `${words[`change.${one.change}`] || one.change}${one.change === 'updated' ? `: ${Object.keys(one.patch).map(name => state.schema.properties[name]?.title || name).join(words.comma)}` : ''}`, ...(one.reason ? [' ', make('q', { textContent: one.reason })] : [])),
      make('td', {}, one.change !== 'deleted' && (at > 0 || !state.tag) ? back : null));
  });
  find('history').replaceChildren(make('h2', { className: 'part', textContent: words.history }),
    scrolled(words.history, make('table', { className: 'history' }, make('thead', {}, make('tr', {},
      ...['revision', 'when', 'who', 'what', 'revert'].map(name => make('th', { scope: 'col', textContent: words[name] })))), make('tbody', {}, ...rows))));
}

async function open() {
  if (!state.schema) {
    const form = await records.form(state.kind);
    if (!form.ok) return failed(form);
    state.schema = form.body;
  }
  if (!state.id) {
    show(undefined);
    return;
  }
  const found = await records.get(collection(), state.id);
  if (found.ok) {
    state.tag = found.tag;
    state.known = true;
    state.id = found.body.id;
    show(found.body);
    past();
  } else if (found.status === 410) {
    state.tag = null;
    state.known = true;
    find('record').replaceChildren();
    says(words.gone, true);
    past();
  } else if (found.status === 404) {
    show({ id: state.id });
    says(words.unknown, true);
  } else {
    failed(found);
  }
  goTo();
}

/** A finding's way leads to the field: /edit/event/x#/date */
function goTo() {
  const pointer = decodeURIComponent(location.hash.slice(1));
  if (pointer.startsWith('/') && state.form) {
    const control = state.form.find(pointer);
    control.element.classList.add('sought');
    control.focus();
  }
}

addEventListener('hashchange', goTo);
addEventListener('beforeunload', event => { if (state.dirty) event.preventDefault(); });
session();
// who cannot save yet is told before anything is written
if (token.fault()) says(words[token.get() ? token.fault() : 'first'], Boolean(token.get()));
if (state.kind) open();
