/** Puts the focus on a node: on the canvas, or in the outline, whichever is shown. */

/** Waits until the node is drawn, for it may be new. */
export function focusNode(id: string): void {
  const selector = `.react-flow__node[data-id="${CSS.escape(id)}"], [data-outline-node="${CSS.escape(id)}"]`;
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>(selector)?.focus();
    }),
  );
}
