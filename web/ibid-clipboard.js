// Copying: rich text and plain text in one write, so that each program takes the one that it can use.

/** Whether the text is on the clipboard now. Called from a user's own action. */
export async function copyRich(html, text) {
  if (navigator.clipboard?.write && globalThis.ClipboardItem) {
    const flavours = { "text/html": html, "text/plain": text };
    const blobs = Object.entries(flavours).map(([type, data]) => [type, new Blob([data], { type })]);
    try {
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch {
      // Not allowed here, or not in focus: the older way may be.
    }
  }
  return copyByEvent(html, text);
}

function copyByEvent(html, text) {
  let filled = false;
  const fill = (event) => {
    event.clipboardData.setData("text/html", html);
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
    filled = true;
  };
  document.addEventListener("copy", fill, { capture: true, once: true });
  try {
    return document.execCommand("copy") && filled;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", fill, { capture: true });
  }
}

/** Text as HTML. */
export const escaped = (text) =>
  text.replace(/[&<>"]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char]);
