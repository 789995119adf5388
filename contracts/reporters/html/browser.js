// The page is complete without this script, which only filters and copies.
const filter = document.querySelector('#filter');
const shown = document.querySelector('#shown');
const nothing = document.querySelector('#nothing');
const failures = [...document.querySelectorAll('.failure')];
const rows = [...document.querySelectorAll('.matrix tbody tr')];

function show() {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (element) => words.every((word) => element.dataset.text.toLowerCase().includes(word));
  const left = failures.filter((failure) => {
    failure.hidden = !matches(failure);
    return !failure.hidden;
  });
  for (const row of rows) row.classList.toggle('dim', words.length > 0 && !matches(row));
  shown.textContent = words.length === 0 ? '' : `${left.length} of ${failures.length}`;
  nothing.hidden = left.length > 0;
  return left;
}

filter?.addEventListener('input', show);

document.addEventListener('keydown', (event) => {
  if (event.key === '/' && filter && document.activeElement !== filter) {
    event.preventDefault();
    filter.focus();
  }
  if (event.key === 'Escape' && document.activeElement === filter) {
    filter.value = '';
    show();
  }
});

document.addEventListener('click', async (event) => {
  const button = event.target.closest('button');
  if (button?.dataset.filter && filter) {
    filter.value = button.dataset.filter;
    const [first] = show();
    if (first) first.open = true;
    filter.scrollIntoView({ block: 'start' });
    filter.focus({ preventScroll: true });
  }
  if (button && 'copy' in button.dataset) {
    const text = button.parentElement.querySelector('code').textContent;
    // A page opened from a file may have no clipboard.
    if (!navigator.clipboard) return select(button.parentElement.querySelector('code'));
    await navigator.clipboard.writeText(text);
    button.textContent = 'copied';
    setTimeout(() => {
      button.textContent = 'copy';
    }, 1500);
  }
});

function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}
