// The project's own Java, compiled for the page: from JSON to JSON. It is loaded when it is first needed.

let loading;

/** Calls one of the functions of /countersign/countersign.js. */
export async function call(name, request, ...keys) {
  loading ??= import('/countersign/countersign.js');
  const countersign = await loading;
  return JSON.parse(await countersign[name](JSON.stringify(request), ...keys));
}

let drawing;

/** {size, rows} of a QR code; level 'L' or 'M'. */
export async function drawCode(text, level) {
  drawing ??= import('/countersign/code.js');
  const code = await drawing;
  return JSON.parse(await code.drawCode(text, level));
}
