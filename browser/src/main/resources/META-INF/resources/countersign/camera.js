// The camera of a page: frames go to a worker one at a time, so that a slow machine skips frames instead of queueing them.

// Larger frames cost time and read no better at the distance of a hand.
const WIDEST = 1280;

/** Reads codes from pictures in a worker of its own. `read(picture)` takes an ImageBitmap, which it closes, and promises its text, or ''. */
export function openReader() {
  const worker = new Worker(new URL('./reader.js', import.meta.url), { type: 'module' });
  const waiting = new Map();
  let next = 0;
  let isReady;
  const ready = new Promise((resolve) => { isReady = resolve; });
  worker.onmessage = ({ data }) => {
    if (data.ready) {
      isReady();
    } else {
      waiting.get(data.id).resolve(data);
      waiting.delete(data.id);
    }
  };
  worker.onerror = (event) => {
    const failure = new Error(event.message || 'the reader stopped');
    waiting.forEach(({ reject }) => reject(failure));
    waiting.clear();
  };
  return {
    ready,
    read(picture) {
      const id = next++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, picture }, [picture]);
      });
    },
    close: () => worker.terminate(),
  };
}

/**
 * Shows the camera in a video element and reads codes from it until it is closed.
 *
 * @param onText called with the text of each frame that has a code, also when it is the same again, and with {seenAt, readMs}: when the
 *     frame was taken, in the time of performance.now(), and how long reading took
 * @param onProblem called once with 'DENIED', 'NONE' (no camera), or 'FAILED'
 * @returns a handle: close() turns the camera off
 */
export function openCamera(video, onText, onProblem) {
  let isOpen = true;
  let stream;
  const reader = openReader();

  async function start() {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: 'environment', width: { ideal: WIDEST }, height: { ideal: 720 } },
    });
    if (!isOpen) {
      stop();
      return;
    }
    video.srcObject = stream;
    video.muted = true;
    video.playsInline = true;
    await video.play();
    await reader.ready;
    while (isOpen) {
      const seenAt = await frame();
      if (isOpen) {
        await look(seenAt);
      }
    }
  }

  function frame() {
    return new Promise((resolve) => video.requestVideoFrameCallback
      ? video.requestVideoFrameCallback((now) => resolve(now))
      : requestAnimationFrame((now) => resolve(now)));
  }

  async function look(seenAt) {
    const { videoWidth, videoHeight } = video;
    if (!videoWidth) {
      return;
    }
    const scale = Math.min(1, WIDEST / Math.max(videoWidth, videoHeight));
    const picture = await createImageBitmap(video, {
      resizeWidth: Math.round(videoWidth * scale),
      resizeHeight: Math.round(videoHeight * scale),
    });
    const { text, readMs } = await reader.read(picture);
    if (text && isOpen) {
      onText(text, { seenAt, readMs });
    }
  }

  function stop() {
    stream?.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
    reader.close();
  }

  start().catch((problem) => {
    if (isOpen) {
      isOpen = false;
      stop();
      onProblem(name(problem));
    }
  });
  return {
    close() {
      if (isOpen) {
        isOpen = false;
        stop();
      }
    },
  };
}

function name(problem) {
  switch (problem?.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'DENIED';
    case 'NotFoundError':
    case 'OverconstrainedError':
    case 'TypeError':
      return 'NONE';
    default:
      return 'FAILED';
  }
}
