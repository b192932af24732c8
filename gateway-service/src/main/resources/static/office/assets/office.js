// The little that the officers' pages do in the browser. Every form works without it, but for the upload, which sends a file as it is.
import { element, text, announce } from '/screens/screen.js';

// A form is sent once; the server would do it once in any case.
for (const form of document.querySelectorAll('form[data-once]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = 'yes';
    form.querySelector('button[type=submit]').setAttribute('aria-disabled', 'true');
  });
}

// The first thing that is wrong gets the cursor.
document.querySelector('[aria-invalid=true]')?.focus();

const upload = document.getElementById('upload');
if (upload) {
  const type = document.getElementById('type');
  const template = document.getElementById('template');
  type.addEventListener('change', () => {
    template.classList.toggle('hidden', !type.value);
    template.href = '/office/imports/template.csv?type=' + encodeURIComponent(type.value);
  });
  upload.addEventListener('submit', async (event) => {
    event.preventDefault();
    await send(upload, type.value, document.getElementById('file').files[0]);
  });
}

async function send(form, type, file) {
  const button = document.getElementById('send');
  button.disabled = true;
  hideProblem();
  try {
    const query = new URLSearchParams({ type, name: file.name });
    const answer = await fetch('/office/imports?' + query, {
      method: 'POST',
      headers: { 'Content-Type': 'text/csv', [form.dataset.header]: form.dataset.token },
      body: file,
    });
    if (answer.redirected) {
      location.assign(answer.url);
      return;
    }
    const told = await answer.json();
    if (answer.ok) {
      location.assign(told.path);
    } else {
      showProblem(told.zh, told.en);
    }
  } catch {
    showProblem('没有传完，请检查网络后再试；同一文件不会重复签发。', 'It did not arrive. Try again; the same file issues nothing twice.');
  } finally {
    button.disabled = false;
  }
}

function showProblem(zh, en) {
  const place = document.getElementById('upload-problem');
  place.replaceChildren(element('p', {}, text(zh, en)));
  place.classList.remove('hidden');
  announce(zh, en, true);
}

function hideProblem() {
  document.getElementById('upload-problem').classList.add('hidden');
}
