// The last results, for a queue: time, verdict, reason. Nothing of the person.
import { element, text, words } from '/screens/screen.js';
import { VERDICTS, clock } from './words.js';

const MOST = 8;

export function recentList() {
  const list = element('ol', { class: 'plain recent' });
  const view = element('section', { class: 'card', hidden: true, 'aria-labelledby': 'recent-head' },
    element('h2', { id: 'recent-head' }, text('最近', 'Latest')), list);
  return {
    view,
    add({ verdict, reason, at }) {
      view.hidden = false;
      const { tone } = VERDICTS[verdict];
      list.prepend(element('li', { 'data-reason': reason },
        element('span', { class: 'faint' }, clock(at)),
        element('span', { class: `badge ${tone === 'unsure' ? 'wait' : tone}` }, words(VERDICTS[verdict]))));
      while (list.children.length > MOST) {
        list.lastChild.remove();
      }
    },
  };
}
