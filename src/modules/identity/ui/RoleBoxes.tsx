import './entrance.css'
import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Role, roles as allRoles } from '../person.contract'
import { useText } from '@/shared/ui/i18n'

/** Roles add up; each says in a line what it is for. */
export function RoleBoxes({
  value,
  onChange,
  offered = allRoles,
  fixed = [],
  label,
  description,
  error,
}: {
  value: readonly Role[]
  onChange: (roles: Role[]) => void
  offered?: readonly Role[]
  /** Ticked for good: somebody must administer. */
  fixed?: readonly Role[]
  label?: string
  description?: string
  error?: ReactNode
}): ReactNode {
  const t = useText('identity')
  return (
    <Checkbox.Group
      label={label ?? t('people.roles')}
      description={description}
      error={error}
      value={[...value]}
      onChange={(roles) => onChange(roles as Role[])}
    >
      <div className="role-boxes">
        {offered.map((role) => (
          <Checkbox
            key={role}
            value={role}
            label={t(`role.${role}`)}
            description={t(`role.${role}.what`)}
            disabled={fixed.includes(role)}
          />
        ))}
      </div>
    </Checkbox.Group>
  )
}
