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

// What a page has anew when its main part is put in anew.
function dressing() {
  // where the years do not fit, the newest are seen first
  for (const years of document.querySelectorAll('.years')) years.scrollLeft = years.scrollWidth;
  copying();
}

dressing();
printing();
announcing(dressing);
