import type { ReactElement } from 'react'

/** Props of {@link Avatar}. */
export interface AvatarProps {
  readonly name: string
  /** Where the picture is; initials stand in for a missing one. */
  readonly picture?: string | undefined
  /** Pixels. @defaultValue 36 */
  readonly size?: number
  /**
   * What the picture says to those who do not see it.
   * @defaultValue `''`: the name stands beside it
   */
  readonly alt?: string
}

/** A person's picture. */
export function Avatar({ name, picture, size = 36, alt = '' }: AvatarProps): ReactElement {
  if (picture) {
    return <img className="avatar" src={picture} alt={alt} width={size} height={size} />
  }
  return (
    <span className="avatar avatar-initials" style={{ width: size, height: size }} aria-hidden>
      {initials(name)}
    </span>
  )
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase()
}
