/** The id of the navigation: beside the page on a large screen, a popover on a small one. */
export const navigationId = 'main-navigation';
