/** On whose areas a report's figures stand. */
export const treeLabel = (tree: string): string => (tree === 'then' ? '按当时区划' : '按现区划');
