// Keys of the desks. Only pages that list what they do load this; everything they do can be done without.
(() => {
  const list = document.querySelector('[data-keys]');
  if (!list) return;
  list.hidden = false;
  const all = (what) => [...document.querySelectorAll(what)];
  const one = (what) => document.querySelector(what);
  const rows = () => all('[data-row]');
  const row = () => rows().find((link) => link.closest('tr').contains(document.activeElement));
  // To the next row, or the one before; from outside the list to its first, or its last.
  const step = (by) => {
    const links = rows();
    const at = links.indexOf(row());
    const to = at < 0 ? links.at(by > 0 ? 0 : -1) : links[at + by];
    if (to) to.focus();
    else if (at < 0) one(by > 0 ? '[data-beside] [rel=next]' : '[data-beside] [rel=prev]')?.click();
  };
  // What is taken with one press is taken; for everything else the case opens at what is to be done.
  const take = () => {
    const link = row();
    if (!link) return one('[data-next] a')?.click();
    const move = link.dataset.take;
    if (!move) return location.assign(`${link.href}#viec-tiep-theo`);
    const form = link.closest('form').cloneNode(false);
    for (const [name, value] of [['transition', move], ['case', link.dataset.row]]) {
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
    }
    document.body.append(form);
    form.submit();
  };
  const does = {
    j: () => step(1),
    k: () => step(-1),
    o: () => row()?.click(),
    a: take,
    '/': () => (one('#q') ?? one('#number'))?.focus(),
    '?': () => {
      list.open = !list.open;
      list.querySelector('summary').focus();
    },
  };
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('input, select, textarea, [contenteditable]');
    if (typing || event.isComposing || event.repeat && event.key === 'a') return;
    // Signs may need Shift, letters do not.
    const held = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey && /[a-z]/.test(event.key);
    if (held || !Object.hasOwn(does, event.key)) return;
    event.preventDefault();
    does[event.key]();
  });
})();
