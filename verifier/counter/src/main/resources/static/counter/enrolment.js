// The first page of a new desk: a code from the supervisor, typed or scanned, once.
import { announce, element, text } from '/screens/screen.js';
import { openCamera } from '/countersign/camera.js';
import { enrol } from './desk.js';
import { problemText, sentence } from './problems.js';

/** Shows the form; resolves with the desk once it is enrolled and the clerk has seen the fingerprint. */
export function enrolmentPage(main) {
  return new Promise((resolve) => {
    const input = element('input', { id: 'code', class: 'digits', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: 12, required: true, 'aria-describedby': 'code-hint' });
    const problem = element('div', { role: 'alert' });
    const button = element('button', { class: 'button huge wide', type: 'submit' }, text('登记本终端', 'Enrol this desk'));
    const video = element('video', { class: 'camera', hidden: true, 'aria-label': '摄像头 Camera' });
    let camera;

    const submit = async (code) => {
      problem.replaceChildren();
      button.disabled = true;
      try {
        const desk = await enrol(code);
        camera?.close();
        main.replaceChildren(enrolledPage(desk, () => resolve(desk)));
        main.querySelector('button').focus();
      } catch (failed) {
        const code = failed.code ?? 'FAILED';
        problem.replaceChildren(element('p', { class: 'problem' }, problemText(code)));
        announce(sentence(code).zh, sentence(code).en, true);
        button.disabled = false;
        input.select();
      }
    };
    const scan = element('button', { class: 'button second wide', type: 'button', onclick: () => {
      video.hidden = false;
      camera = openCamera(video, (found) => {
        const code = found.trim();
        if (/^[0-9A-Z]{4}-?[0-9A-Z]{4}$/i.test(code) && !button.disabled) {
          input.value = code;
          submit(code);
        }
      }, () => {
        video.hidden = true;
        problem.replaceChildren(element('p', { class: 'problem' }, text('打不开摄像头，请手工输入。', 'The camera cannot be used. Type the code.')));
      });
    } }, text('扫描登记码', 'Scan the code'));

    main.className = 'page narrow';
    main.replaceChildren(
      element('h1', {}, text('登记柜台终端', 'Enrol this desk')),
      element('form', { class: 'card', onsubmit: (event) => {
        event.preventDefault();
        submit(input.value);
      } },
      element('div', { class: 'field' },
        element('label', { for: 'code' }, text('登记码（8 位）', 'Enrolment code (8 characters)')),
        input,
        element('p', { class: 'hint stacked', id: 'code-hint' }, text('由主管给出，只能用一次，10 分钟内有效。', 'From the supervisor; good once, for 10 minutes.'))),
      problem, button),
      element('div', { class: 'card' }, video, scan),
      element('details', { class: 'card' },
        element('summary', {}, text('登记码从哪里来？', 'Where does the code come from?')),
        element('ul', {},
          element('li', {}, text('主管页面：', 'The supervisor’s page: '), element('a', { href: '/supervisor.html' }, '/supervisor.html')),
          element('li', {}, text('或在服务器上运行：', 'Or, on the server, call: '), element('code', {}, './countersign verify --desk-code window-1')))));
    input.focus();
    performance.mark('interactive');
  });
}

function enrolledPage(desk, go) {
  return element('div', {},
    element('h1', {}, text('登记完成', 'Enrolled')),
    element('div', { class: 'card' },
      element('p', { class: 'done' }, text(`本终端为 ${desk.id}。`, `This desk is ${desk.id}.`)),
      element('h2', {}, text('信任根指纹', 'Fingerprint of the trust root')),
      element('p', { class: 'code fingerprint' }, desk.enrolment.root_sha256.match(/.{4}/g).join(' ')),
      element('p', { class: 'faint stacked' }, text('如有公布的指纹，请核对一致。以后只相信由它签名的文件。', 'Compare it with the published one, where there is one. From now on only what it signed is believed.')),
      desk.problem && element('p', { class: 'problem' }, problemText(desk.problem))),
    element('button', { class: 'button huge wide', type: 'button', onclick: go }, text('开始核验', 'Start checking')));
}
