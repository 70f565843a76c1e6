/** Puts the focus where the work goes on, once the page shows what was changed. */

const soon = (find: () => Element | null | undefined): void => {
  requestAnimationFrame(() => {
    const found = find();
    if (found instanceof HTMLElement) found.focus();
  });
};

/** The id of what opens a rule. */
export const openerId = (index: number): string => `policy-rule-${index}`;

/** To what opens a rule. */
export const focusRule = (index: number): void => {
  soon(() => document.getElementById(openerId(index)));
};

/** To the condition that is still to be filled in, the last one where there are several. */
export const focusBlank = (): void => {
  soon(() => [...document.querySelectorAll('[data-blank]')].at(-1));
};

/** To what opens the rule that holds an element, which is about to go. */
export function focusRuleAround(element: Element): void {
  const opener = element.closest('li[data-rule]')?.querySelector('[aria-expanded]');
  soon(() => opener);
}

/** To an element of this id. */
export const focusId = (id: string): void => {
  soon(() => document.getElementById(id));
};
