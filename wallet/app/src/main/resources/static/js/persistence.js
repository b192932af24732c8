// Whether the browser promised to keep what is stored.

/** Asks the browser not to clear this page's storage; true when it promised. Some browsers decide by themselves. */
export async function askToStay() {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}

export async function stays() {
  try {
    return await navigator.storage.persisted();
  } catch {
    return false;
  }
}
