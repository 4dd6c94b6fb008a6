// The pages work without this. It copies a citation, opens folded parts for the printer, and has
// announced what arrives while one reads. It writes text alone, never markup.
import { announcing } from './live.js';

function copying() {
  for (const block of document.querySelectorAll('.copy')) {
    const text = block.querySelector('pre');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = document.body.dataset.copy;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = document.body.dataset.copied;
      setTimeout(() => { button.textContent = document.body.dataset.copy; }, 2000);
    });
    if (navigator.clipboard) block.append(button);
  }
}

function printing() {
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('.entry details:not([open])')];
    for (const folded of opened) folded.open = true;
  });
  addEventListener('afterprint', () => { for (const folded of opened) folded.open = false; });
}

// Where the years do not fit, the one that is chosen is seen, else the newest.
function seen(years) {
  const chosen = years.querySelector('[aria-current]')?.parentElement.getBoundingClientRect();
  years.scrollLeft = chosen
    ? years.scrollLeft + (chosen.left + chosen.right) / 2 - years.getBoundingClientRect().left - years.clientWidth / 2
    : years.scrollWidth;
}

// An address says what was asked for, not what was left empty.
function narrowing() {
  addEventListener('formdata', ({ formData, target }) => {
    if (target.method !== 'get') return;
    for (const [name, value] of [...formData]) if (value === '') formData.delete(name);
  });
}

// What a page has anew when its main part is put in anew.
function dressing() {
  for (const years of document.querySelectorAll('.years')) seen(years);
  copying();
}

dressing();
printing();
narrowing();
announcing(dressing);
