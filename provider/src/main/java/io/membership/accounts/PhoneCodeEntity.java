package io.membership.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A code that nobody has entered yet. Fields are set before it is stored and never after; {@link PhoneCodes} updates by statement. */
@Entity
@Table(name = "MEMBERSHIP_PHONE_CODE")
final class PhoneCodeEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    @Column(name = "REALM_ID", nullable = false, length = 36)
    String realmId = "";

    @Column(name = "USER_ID", nullable = false)
    String userId = "";

    @Column(name = "PHONE", nullable = false, length = 20)
    String phone = "";

    @Column(name = "HASH", nullable = false, length = 100)
    String hash = "";

    @Column(name = "TRIES", nullable = false)
    int tries;

    @Column(name = "EXPIRES_AT", nullable = false)
    long expiresAt;
}
