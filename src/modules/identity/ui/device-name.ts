/** «Chrome · Windows» out of a browser's long self-description; empty when it says nothing. */
export function deviceName(agent: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(agent)?.[1]
  const named = { Edg: 'Edge', OPR: 'Opera' }[browser ?? ''] ?? browser ?? agent.slice(0, 40)
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1]?.replace('Mac OS X', 'macOS') ?? ''
  return [named, system].filter(Boolean).join(' · ')
}

export function isPhone(agent: string): boolean {
  return /Android|iPhone|Mobile/.test(agent)
}
