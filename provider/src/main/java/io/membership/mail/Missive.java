package io.membership.mail;

/** What a feature wants to reach a user with. */
public sealed interface Missive permits Letter, TextMessage {}
