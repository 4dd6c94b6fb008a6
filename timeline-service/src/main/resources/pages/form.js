// A form from a description of a record: its JSON Schema, with words for people. There is no form
// of any one kind. A control is { element, title, read(), at(segment), show(...fault), focus(), settled() };
// one that looks at what is written itself has refusal(), too: what it said, if it did not understand.
import { records, nameOf } from './records.js';

let numbers = 0;

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

/** What stands before the control, its fault behind it, tied together for those who listen. */
function labelled(schema, required, control, below = []) {
  const id = `f${++numbers}`;
  const fault = make('p', { className: 'fault', id: `${id}-fault` });
  control.id = id;
  control.setAttribute('aria-describedby', [...below.map(one => one.id), fault.id].join(' '));
  if (required) control.setAttribute('aria-required', 'true');
  const mark = required ? make('span', { className: 'quiet', textContent: ' *', ariaHidden: 'true' }) : null;
  const label = make('label', { htmlFor: id, textContent: schema.title || '' });
  if (mark) label.append(mark);
  const element = make('div', { className: 'field' }, label, control, ...below, fault);
  return {
    element,
    focus: () => control.focus(),
    at: () => null,
    settled: () => null,
    title: schema.title,
    show: (...said) => {
      fault.replaceChildren(...said);
      if (said.length) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
    },
  };
}

/** What the services say in English alone. */
export const inEnglish = text => make('span', { lang: 'en', textContent: text });

function output() {
  return make('output', { className: 'understood', id: `f${++numbers}` });
}

function text(schema, value, required, words) {
  const control = schema.multiline
    ? make('textarea', { rows: Math.min(10, Math.max(2, Math.ceil((value || '').length / 80))), value: value ?? '' })
    : make('input', { value: value ?? '', autocomplete: 'off' });
  if (schema.type === 'integer' || schema.type === 'number') {
    control.inputMode = 'decimal';
    return {
      ...labelled(schema, required, control),
      // what is no plain number, or too large for one, is handed on as it is, for the owner to say so
      read: () => {
        const written = control.value.trim();
        if (written === String(value ?? '')) return value;
        const plain = /^[+-]?\d+(\.\d+)?$/.test(written) && Number.isFinite(Number(written));
        return plain ? Number(written) : written || undefined;
      },
    };
  }
  if (schema.format && schema.format.startsWith('edtf')) return date(schema, required, control, words);
  if (schema.reference) return reference(schema, required, control);
  const field = labelled(schema, required, control);
  return { ...field, read: () => (schema.multiline ? control.value : control.value.trim()) || undefined };
}

/** A date in plain words or EDTF; beneath it what was understood, and its bounds. */
function date(schema, required, control, words) {
  const understood = output();
  const field = labelled(schema, required, control, [understood]);
  let meant = { text: control.value, edtf: control.value };
  let refusal = null;
  let asking = Promise.resolve();
  let pause = 0;
  const ask = async () => {
    const written = control.value.trim();
    if (!written) {
      meant = { text: '', edtf: '' };
      refusal = null;
      understood.textContent = '';
      return;
    }
    const { ok, body } = await records.date(written, schema.format);
    if (!ok) throw new Error('no answer');
    if (control.value.trim() !== written) return;
    refusal = body.refused ? () => [body.refused, ...(body.expected ? [' ', inEnglish(body.expected)] : [])] : null;
    if (refusal) {
      meant = { text: written, edtf: written };
      understood.replaceChildren(...refusal());
      understood.classList.add('refused');
      return;
    }
    meant = { text: written, edtf: body.edtf };
    understood.classList.remove('refused');
    const end = (day, limit) => day || (limit === 'unknown' ? words['unknown.end'] : words['open.end']);
    understood.textContent = `${body.edtf} · ${body.label} · ${end(body.earliest, body.earliestLimit)} – ${end(body.latest, body.latestLimit)}`;
  };
  // what had no answer while it was typed is asked again before it is saved
  const help = () => { asking = ask().catch(() => {}); };
  control.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(help, 200);
  });
  if (control.value) help();
  return {
    ...field,
    refusal: () => refusal?.(),
    show: (...said) => {
      field.show(...said);
      // as a fault it is said once, not twice
      if (refusal) understood.replaceChildren(...(said.length ? [] : refusal()));
    },
    settled: async () => {
      clearTimeout(pause);
      await asking;
      if (control.value.trim() !== meant.text) await ask();
    },
    read: () => (control.value.trim() === meant.text ? meant.edtf : control.value.trim()) || undefined,
  };
}

/** The nearest of what was found, for a list to choose from. */
export const suggested = items => items.slice(0, 10).map(item =>
  make('option', { value: item.id, label: nameOf(item), textContent: nameOf(item) }));

const known = new Map();

/** An id, found by names; beneath it whose it is. */
function reference(schema, required, control) {
  const list = make('datalist', { id: `f${++numbers}` });
  const named = output();
  control.setAttribute('list', list.id);
  const field = labelled(schema, required, control, [named]);
  field.element.append(list);
  const key = () => `${schema.reference}/${control.value.trim()}`;
  const name = async () => {
    const asked = key();
    if (!control.value.trim()) {
      named.textContent = '';
      return;
    }
    if (!known.has(asked)) {
      known.set(asked, records.get(schema.reference, control.value.trim())
        .then(answer => (answer.ok ? nameOf(answer.body) : ''), () => ''));
    }
    const found = await known.get(asked);
    if (asked === key()) named.textContent = found;
  };
  let pause = 0;
  control.addEventListener('input', () => {
    clearTimeout(pause);
    named.textContent = '';
    pause = setTimeout(async () => {
      const words = control.value.trim();
      if (!words) return;
      const chosen = [...list.options].find(option => option.value === words);
      if (chosen) {
        named.textContent = chosen.label;
        return;
      }
      const { ok, items } = await records.search(schema.reference, words);
      if (!ok || control.value.trim() !== words) return;
      list.replaceChildren(...suggested(items));
      name();
    }, 200);
  });
  control.addEventListener('change', name);
  name();
  return { ...field, read: () => control.value.trim() || undefined };
}

/** What is meant where nothing is written stands first, under its own name. */
function choice(schema, value, required) {
  const named = one => (schema.labels && schema.labels[one]) || one;
  const control = make('select', {}, make('option', { value: '', textContent: schema.default ? named(schema.default) : '–' }));
  const choices = schema.enum.includes(value) || value === undefined ? schema.enum : [...schema.enum, value];
  for (const one of choices.filter(word => word !== schema.default)) {
    control.append(make('option', { value: one, textContent: named(one), selected: one === value }));
  }
  const silent = value === schema.default ? value : undefined;
  return { ...labelled(schema, required, control), read: () => control.value || silent };
}

function tick(schema, value) {
  const control = make('input', { type: 'checkbox', checked: value === true });
  const field = labelled(schema, false, control);
  field.element.classList.add('tick');
  return { ...field, read: () => (control.checked ? true : value === false ? false : undefined) };
}

function group(schema, value, tools, title) {
  const fields = new Map();
  const element = make('fieldset', {}, title ? make('legend', { textContent: title }) : null);
  const fault = make('p', { className: 'fault' });
  for (const [name, of] of Object.entries(schema.properties)) {
    const control = controlOf(of, value?.[name], (schema.required || []).includes(name), tools);
    fields.set(name, control);
    element.append(control.element);
  }
  element.append(fault);
  // fields of a later version are kept, not lost
  const others = Object.fromEntries(Object.entries(value || {}).filter(([name]) => !fields.has(name)));
  return {
    element,
    title,
    at: segment => fields.get(segment),
    focus: () => fields.values().next().value.focus(),
    show: (...said) => {
      fault.replaceChildren(...said);
      if (!said.length) for (const control of fields.values()) control.show();
    },
    settled: () => Promise.all([...fields.values()].map(control => control.settled())),
    read: () => {
      const read = { ...others };
      for (const [name, control] of fields) {
        const one = control.read();
        if (one !== undefined) read[name] = one;
      }
      return Object.keys(read).length ? read : undefined;
    },
  };
}

function list(schema, value, required, tools) {
  const { words } = tools;
  const items = make('ol', { className: 'members' });
  const fault = make('p', { className: 'fault' });
  const add = make('button', { type: 'button', className: 'small', textContent: words.add });
  add.setAttribute('aria-label', `${words.add}: ${schema.title}`);
  const element = make('fieldset', { className: 'list' }, make('legend', { textContent: schema.title + (required ? ' *' : '') }), items, add, fault);
  const members = [];
  const changed = () => element.dispatchEvent(new Event('input', { bubbles: true }));
  const button = (label, act) => {
    const one = make('button', { type: 'button', className: 'small', textContent: label });
    one.addEventListener('click', act);
    return one;
  };
  const put = one => {
    const control = controlOf(schema.items, one, false, tools);
    const member = { control };
    const up = button(words.up, () => {
      const at = members.indexOf(member);
      if (at > 0) {
        members.splice(at - 1, 0, members.splice(at, 1)[0]);
        items.insertBefore(member.element, member.element.previousElementSibling);
        up.focus();
        changed();
      }
    });
    const away = button(words.remove, () => {
      members.splice(members.indexOf(member), 1);
      member.element.remove();
      add.focus();
      changed();
    });
    member.element = make('li', {}, control.element, make('div', { className: 'tools' }, up, away));
    members.push(member);
    items.append(member.element);
    return control;
  };
  (value || []).forEach(put);
  add.addEventListener('click', () => put(undefined).focus());
  return {
    element,
    title: schema.title,
    at: segment => members[Number(segment)]?.control,
    focus: () => (members.length ? members[0].control.focus() : add.focus()),
    show: (...said) => {
      fault.replaceChildren(...said);
      if (!said.length) for (const { control } of members) control.show();
    },
    settled: () => Promise.all(members.map(({ control }) => control.settled())),
    read: () => {
      const read = members.map(({ control }) => control.read()).filter(one => one !== undefined);
      return read.length ? read : undefined;
    },
  };
}

function controlOf(schema, value, required, tools) {
  if (schema.$ref) {
    const name = schema.$ref.split('/').pop();
    return controlOf({ ...tools.definitions[name], title: schema.title }, value, required, tools);
  }
  if (schema.type === 'array') return list(schema, value, required, tools);
  if (schema.type === 'object') return group(schema, value, tools, schema.title);
  if (schema.enum) return choice(schema, value, required);
  if (schema.type === 'boolean') return tick(schema, value);
  return text(schema, value, required, tools.words);
}

/** The form of a record, with a way to any of its fields by JSON Pointer. */
export function formOf(schema, value, words) {
  const root = group(schema, value, { definitions: schema.$defs || {}, words }, null);
  // the controls on the way; what has none of its own is told where it belongs
  const way = pointer => {
    const controls = [root];
    for (const part of pointer.split('/').slice(1)) {
      const next = controls.at(-1).at(part.replace(/~1/g, '/').replace(/~0/g, '~'));
      if (!next) break;
      controls.push(next);
    }
    return controls;
  };
  const parts = pointer => pointer.split('/').slice(1);
  return {
    ...root,
    find: pointer => way(pointer).at(-1),
    // as the form names it: Participant 2 › Person
    name: pointer => way(pointer).slice(1)
      .map((control, at) => (/^\d+$/.test(parts(pointer)[at]) ? Number(parts(pointer)[at]) + 1 : control.title))
      .join(' › '),
  };
}
