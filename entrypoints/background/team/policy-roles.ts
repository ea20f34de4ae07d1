import { KnownFailure } from '../../../lib/failure';
import type { Person, Role } from '../../../lib/notes/event';
import type { Hat } from '../../../lib/playbook/edit';
import { readPolicy } from '../../../lib/storage/team/policy';
import { rolesInForce } from '../../../lib/team/policy/effective';

const allowed = async (): Promise<readonly Role[] | null> => (await readPolicy('roles')).policy.roles;

/** The same person with the roles that their organization lets them have. */
export async function withRoles<T extends Pick<Person, 'roles'>>(person: T): Promise<T> {
  return { ...person, roles: rolesInForce(person.roles, await allowed()) };
}

/** The same of who this browser's person is, as far as they said. */
export async function asAllowed<T extends { me: Pick<Person, 'roles'> | null }>(who: T): Promise<T> {
  return who.me === null ? who : { ...who, me: await withRoles(who.me) };
}

/** Throws `not-your-hat` where the organization lets nobody here edit under this hat. */
export async function requireHat(hat: Hat): Promise<void> {
  const roles = await allowed();
  if (roles !== null && !roles.includes(hat)) throw new KnownFailure('not-your-hat', hat);
}
