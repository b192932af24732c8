// The counter's page: enrol once, then scan, decide, next.
import { element, switches } from '/screens/screen.js';
import { openDesk } from './desk.js';
import { enrolmentPage } from './enrolment.js';
import { checkingPage } from './checking.js';

const main = document.querySelector('#main');

async function start() {
  document.querySelector('#switches').append(...switches());
  navigator.serviceWorker?.register('/sw.js').catch(() => {
    // Without it the page works as long as the server answers.
  });
  const desk = (await openDesk()) ?? (await enrolmentPage(main));
  if (desk.enrolment.supervisor) {
    location.replace('/supervisor.html');
    return;
  }
  checkingPage(main, desk);
  document.documentElement.dataset.ready = 'yes';
}

start().catch((problem) => {
  main.className = 'page narrow';
  main.replaceChildren(element('p', { class: 'problem' }, `本页无法启动。This page cannot start: ${problem.message}`));
});
