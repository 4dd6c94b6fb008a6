// Announces what arrives while one reads, and puts it in on request: what is read never moves by
// itself. The stream begins after the newest change that the page shows, so nothing is missed.

const PATIENCE = 30000;
const READING = 1000;

export function announcing(dressing) {
  const { live, liveEntry, liveNew, liveChanged, liveRenewed, liveShow } = document.body.dataset;
  const news = document.querySelector('.news');
  if (!live || !news || !window.EventSource) return;
  const address = new URL(live, location.origin);
  const created = new Set();
  const changed = new Set();
  let renewed = false;
  let stream = null;
  let again = 0;

  const tell = () => {
    const says = [];
    if (created.size) says.push(liveNew.replace('{0}', created.size));
    if (changed.size) says.push(liveChanged.replace('{0}', changed.size));
    const show = document.createElement('button');
    show.type = 'button';
    show.textContent = liveShow;
    show.addEventListener('click', put);
    news.replaceChildren(renewed ? liveRenewed : says.join(', '), ' ', show);
  };

  // The page as it is now, in the place of the page as it was; the entry read stays where it is.
  const put = async () => {
    let answer;
    try {
      answer = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-cache' });
    } catch {
      return;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const main = fresh.querySelector('main');
    if (!main) return location.reload();
    const reading = [...document.querySelectorAll('.entry h3 a')]
      .find(link => link.getBoundingClientRect().top > 0);
    const top = reading && reading.getBoundingClientRect().top;
    const unfolded = [...document.querySelectorAll('details')].map(one => one.open);
    const same = document.querySelectorAll('details').length === main.querySelectorAll('details').length;
    if (same) main.querySelectorAll('details').forEach((one, at) => { one.open = unfolded[at]; });
    document.querySelector('main').replaceWith(main);
    document.title = fresh.title;
    for (const link of main.querySelectorAll('.entry h3 a')) {
      const id = decodeURIComponent(new URL(link.href).pathname.split('/').pop());
      if (created.has(id) || changed.has(id)) link.closest('.entry').classList.add('fresh');
      if (reading && scrollY > 0 && link.href === reading.href) {
        scrollBy({ top: link.getBoundingClientRect().top - top, behavior: 'instant' });
      }
    }
    created.clear();
    changed.clear();
    renewed = false;
    news.replaceChildren();
    dressing();
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  };

  const open = () => {
    clearTimeout(again);
    if (stream || document.hidden) return;
    stream = new EventSource(address);
    stream.addEventListener('change', message => {
      address.searchParams.set('since', message.lastEventId);
      const change = JSON.parse(message.data);
      if (liveEntry && change.entry !== liveEntry) return;
      if (change.type === 'created' || created.has(change.entry)) created.add(change.entry);
      else changed.add(change.entry);
      tell();
    });
    stream.addEventListener('reset', message => {
      address.searchParams.set('since', JSON.parse(message.data).last);
      renewed = true;
      tell();
    });
    stream.addEventListener('error', () => {
      // refused for good (too many listeners, say): try again by ourselves, seldom
      if (stream && stream.readyState === EventSource.CLOSED) {
        stream = null;
        again = setTimeout(open, PATIENCE * (1 + Math.random()));
      }
    });
  };
  const close = () => {
    if (stream) stream.close();
    stream = null;
    clearTimeout(again);
  };
  // a browser holds six connections to a host: a page that nobody sees holds none
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  addEventListener('pagehide', close);
  // who only passes by needs no stream; nothing is missed, it begins where the page ends
  addEventListener('pageshow', () => { again = setTimeout(open, READING); });
}
