// Reads a calendar from standard input with ical.js and tells as JSON what it found there.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, 'utf8')));
const text = (component, name) => component.getFirstPropertyValue(name)?.toString() ?? null;

console.log(JSON.stringify({
  name: text(calendar, 'name'),
  properties: calendar.getAllProperties().map(p => p.name),
  components: calendar.getAllSubcomponents().map(c => c.name),
  events: calendar.getAllSubcomponents('vevent').map(component => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      location: event.location,
      start: event.startDate.toString(),
      allDay: event.startDate.isDate,
      end: component.hasProperty('dtend') ? event.endDate.toString() : null,
      sequence: event.sequence,
      status: text(component, 'status'),
      stamp: text(component, 'dtstamp'),
      transparency: text(component, 'transp'),
      url: text(component, 'url'),
      categories: component.getFirstProperty('categories').getValues(),
      properties: component.getAllProperties().map(p => p.name),
      components: component.getAllSubcomponents().map(c => c.name),
    };
  }),
}));
