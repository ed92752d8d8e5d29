/** As many characters as a name may have (UTF-16 units), ending and all: what is too long loses its middle. */
export function nameWithin(name: string, most = 255): string {
  if (name.length <= most) return name
  const ending = /(\.[A-Za-z0-9]{1,8}){1,2}$/.exec(name)?.[0] ?? ''
  return `${name.slice(0, most - ending.length - 1)}…${ending}`
}
