/** A place within a JSON value: names of fields and positions in lists. */
export type JsonPath = readonly (string | number)[];

const NAME = /^[A-Za-z_]\w*$/;

/** How a workflow refers to that place: `{{file.output.items[0].name}}`. */
export function expressionOf(root: string, path: JsonPath): string {
  return `{{${path.reduce<string>((written, part) => written + partOf(part), root)}}}`;
}

function partOf(part: string | number): string {
  if (typeof part === 'number') return `[${part}]`;
  return NAME.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
}
