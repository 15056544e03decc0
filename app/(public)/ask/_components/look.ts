/** Targets of 48 px, for thumbs. */
export const bigControl = 'h-12!';
export const bigButton = 'h-12! px-5! text-heading!';
/** A choice that takes the whole row; the mark is the browser's own. */
export const choiceRow =
  'flex min-h-12 items-start gap-3 rounded-control border border-line-control px-3 py-3 has-checked:border-action has-checked:bg-action-soft';
