// The pages work without this. It announces what arrives while one reads, copies a citation, and
// opens folded parts for the printer. It writes text alone, never markup.

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

// One stream a browser would be better still; a hidden page holds none.
function announcing() {
  const scope = document.body.dataset.live;
  const news = document.querySelector('.news');
  if (!scope || !news || !window.EventSource) return;
  const seen = new Set();
  let last = null;
  let stream = null;
  const tell = () => {
    news.replaceChildren(`${seen.size} ${document.body.dataset.liveSays}`);
    const show = document.createElement('a');
    show.href = location.href;
    show.textContent = document.body.dataset.liveShow;
    show.addEventListener('click', event => { event.preventDefault(); location.reload(); });
    news.append(show);
    news.hidden = false;
  };
  const open = () => {
    if (stream || document.hidden) return;
    const address = new URL('/api/v1/stream', location.origin);
    if (scope !== 'all') address.searchParams.set('party', scope.split('-')[0]);
    if (last) address.searchParams.set('since', last);
    stream = new EventSource(address);
    stream.addEventListener('change', message => {
      last = message.lastEventId || last;
      const change = JSON.parse(message.data);
      const value = change.value;
      const mine = scope === 'all' || !value || value.partnerships.includes(scope);
      const known = document.querySelector(`.entry a[href^="/entries/${CSS.escape(change.entry)}"]`);
      if (value ? mine : known) { seen.add(change.entry); tell(); }
    });
    stream.addEventListener('reset', () => { last = null; });
    stream.onerror = () => {
      // refused for good (too many listeners, say): try again by ourselves, seldom
      if (stream && stream.readyState === EventSource.CLOSED) {
        stream = null;
        setTimeout(open, 30000 + Math.random() * 30000);
      }
    };
  };
  const close = () => { if (stream) { stream.close(); stream = null; } };
  document.addEventListener('visibilitychange', () => { if (document.hidden) close(); else open(); });
  addEventListener('pagehide', close);
  open();
}

// where the years do not fit, the newest are seen first
for (const years of document.querySelectorAll('.years')) years.scrollLeft = years.scrollWidth;
copying();
printing();
announcing();
