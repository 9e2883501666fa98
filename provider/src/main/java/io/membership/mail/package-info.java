/**
 * Letters of a realm, from a template to the mail server. Knows nothing of triggers and of no feature that writes.
 *
 * <p>A feature that has to write to a user
 *
 * <ol>
 *   <li>registers a {@link io.membership.mail.MembershipMail} provider, whose id is the kind of its letters (a factory that
 *       implements {@link io.membership.mail.MembershipMailFactory}, named in {@code META-INF/services}),
 *   <li>posts in the transaction of its change: {@code PostOffice.of(session).post(realm, "invitation", user.getId(), data)},
 *       where the data is a small JSON object without secrets and links: it is kept for a month and people can read it,
 *   <li>brings {@code theme-resources/templates/html/<template>.ftl}, the same below {@code text/}, and the message {@code
 *       <template>Subject} in camel case, in all languages.
 * </ol>
 *
 * Text messages are posted by {@code PostOffice.text}; their writer gives a {@link io.membership.mail.TextMessage}.
 *
 * <p>When it is sent, and at every further attempt, the provider is asked for the {@link io.membership.mail.Letter}; only then
 * are links made. {@link io.membership.mail.Letters} puts it into words, {@link io.membership.mail.Postman} brings it to the
 * server. How templates look, and what a theme or a realm can change: docs/mail.md.
 */
@NullMarked
package io.membership.mail;

import org.jspecify.annotations.NullMarked;
