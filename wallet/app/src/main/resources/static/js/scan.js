// Reading a code with the camera, inside a view.
import { openCamera } from '/countersign/camera.js';
import { element, text } from '/screens/screen.js';

const WHY = {
  DENIED: ['没有允许使用相机。可以在浏览器设置里打开，或者粘贴、输入。', 'The camera was not allowed. Allow it in the browser’s settings, or paste or type instead.'],
  NONE: ['没有找到相机。请粘贴或输入。', 'No camera was found. Please paste or type.'],
  FAILED: ['相机打不开。请粘贴或输入。', 'The camera does not work. Please paste or type.'],
};

/**
 * Opens the camera in a place of the page.
 *
 * @param onText called with the text of every code that is read, until it is closed
 * @returns close()
 */
export function scan(place, onText) {
  const video = element('video', { class: 'finder', playsinline: true, muted: true, 'aria-label': '相机画面 Camera picture' });
  place.replaceChildren(video, element('p', { class: 'small faint stacked' }, text('把码放到框里，会自动识别。', 'Hold the code into the frame; it is read by itself.')));
  const camera = openCamera(video, (content) => onText(content), (problem) => {
    const [zh, en] = WHY[problem] ?? WHY.FAILED;
    place.replaceChildren(element('p', { class: 'notice stacked', 'data-camera': problem }, text(zh, en)));
  });
  return () => camera.close();
}
