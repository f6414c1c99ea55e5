package dev.parley.bot.chat;

import dev.parley.engine.OrgId;

/** Reaches an organization's owner about what only an owner can mend, on a surface that is always there. */
public interface OwnerNotices {
    void tell(OrgId org, Message notice);
}
