/** Words that name no workflow are meant for this one; commands and answers stay as they are. */
export function aboutWorkflow(text: string, name: string): string {
  return /^\/|^edit .*:|^(help|list|undo( that| it)?|approve|reject|yes|no|skip|back)[.!]?$/i.test(text) ? text : `edit ${name}: ${text}`;
}
