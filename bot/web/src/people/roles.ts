import { ROLES, type Role } from '../api/types.ts';

export const MEANING: Record<Role, string> = {
  viewer: 'Looks, talks, and decides what they are asked',
  editor: 'Builds, publishes and runs workflows',
  admin: 'Also connects other systems and invites people',
  owner: 'Everything, including who else is an owner',
};

/** The role as it stands in a list of roles: one of the four, where free words only say who is asked. */
export function isGoverning(role: string): role is Role {
  return ROLES.some((one) => one === role);
}

/** The list with another of the four in it; words of one's own stay. */
export function withRole(roles: readonly string[], role: Role): string[] {
  return [role, ...roles.filter((one) => !isGoverning(one))];
}

/** Words typed beside the role, such as "lead, ops". */
export function freeRoles(typed: string): string[] {
  return typed
    .split(/[\s,]+/)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '' && !isGoverning(word));
}

/** Those that somebody of this role may give: only owners decide about owners. */
export function givenBy(role: Role): readonly Role[] {
  return role === 'owner' ? ROLES : ROLES.filter((one) => one !== 'owner');
}
