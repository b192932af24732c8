package org.countersign.gateway.keys;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.countersign.format.IssuerId;
import org.countersign.format.cose.SignatureAlgorithm;

/**
 * All keys of the gateway: secret keys in the keystore file, signing keys there too or in a token. The first start makes the fixed ones; later starts refuse a
 * keystore that lacks one, because a key that is silently made anew could not open what the lost one sealed, and no counter would believe it.
 */
final class Keystore implements SigningKeys, SecretKeys {
    private static final String ROOT = "root";
    private static final String STATUS = "status";
    /** Made at the first start that finds none: nothing that counters believe depends on it. */
    private static final String AUTHORITY = "authority";

    private static final String FIELDS = "fields-1";
    private static final String ISSUER_PREFIX = "issuer.";

    private final KeystoreFile file;
    private final KeyStore keystore;
    private final SigningStore signing;
    private final Optional<SigningStore> sm2;
    private volatile List<SigningKey> roots;
    private final SigningKey status;
    private final CertificateAuthority authority;
    private final ConcurrentMap<IssuerId, List<SigningKey>> issuing = new ConcurrentHashMap<>();
    private final AesGcmKey fieldEncryption;

    private Keystore(
            KeystoreFile file,
            KeyStore keystore,
            SigningStore signing,
            Optional<SigningStore> sm2,
            SecureRandom random) {
        this.file = file;
        this.keystore = keystore;
        this.signing = signing;
        this.sm2 = sm2;
        this.fieldEncryption = new AesGcmKey(FIELDS, secret(FIELDS), random);
        this.roots = List.copyOf(readRoots(signing));
        this.status = signing.open(STATUS);
        if (!signing.holds(AUTHORITY)) {
            signing.makeAuthority(AUTHORITY);
        }
        this.authority = signing.openAuthority(AUTHORITY);
    }

    /** Everything in the file. */
    static Keystore inFile(KeystoreFile file, KeyGeneration generation, SecureRandom random) {
        return open(file, Optional.empty(), Optional.empty(), generation, random);
    }

    /** Everything in the file, and issuing keys for SM2 in another. */
    static Keystore inFileWithSm2(KeystoreFile file, KeystoreFile sm2, KeyGeneration generation, SecureRandom random) {
        return open(file, Optional.empty(), Optional.of(Sm2Keys.open(sm2, generation, random)), generation, random);
    }

    /** Signing keys in the token, the others in the file. */
    static Keystore withToken(KeystoreFile file, Token token, KeyGeneration generation, SecureRandom random) {
        return open(file, Optional.of(token), Optional.empty(), generation, random);
    }

    /**
     * Order at first start: signing keys, then secret keys, then the file is saved. With a token a crash in between leaves signing keys there, which the next start
     * takes up; without one it leaves nothing.
     */
    private static Keystore open(
            KeystoreFile file,
            Optional<Token> token,
            Optional<SigningStore> sm2,
            KeyGeneration generation,
            SecureRandom random) {
        var isFirst = !file.exists();
        var keystore = isFirst ? file.empty() : file.load();
        var inFile = new SigningStore.Place(
                "keystore",
                keystore,
                Optional.of(file.secret()),
                Optional.empty(),
                SignatureAlgorithm.ES256,
                () -> file.save(keystore));
        if (token.isPresent() && new SigningStore(inFile, generation, random).holds(ROOT)) {
            throw new IllegalStateException(
                    "the keystore file holds the root key already, and counters pinned it: choose a token (countersign.keys.pkcs11) before the first start");
        }
        if (isFirst) {
            makeFixed(token.map(Token::place).orElse(inFile), keystore, file.password(), generation);
            file.save(keystore);
        }
        var place = token.map(Token::place).orElse(inFile);
        return new Keystore(file, keystore, new SigningStore(place, generation, random), sm2, random);
    }

    private static void makeFixed(
            SigningStore.Place place, KeyStore secrets, char[] password, KeyGeneration generation) {
        try {
            for (var alias : new String[] {ROOT, STATUS}) {
                if (!place.keystore().containsAlias(alias)) {
                    generation.signingKey(place, alias);
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the %s cannot be read".formatted(place.name()), e);
        }
        generation.secretKey(secrets, FIELDS, "AES", password);
        for (var purpose : KeyedHash.Purpose.values()) {
            generation.secretKey(secrets, purpose.alias(), HmacKey.ALGORITHM, password);
        }
    }

    @Override
    public List<SigningKey> everyRoot() {
        return roots;
    }

    @Override
    public synchronized SigningKey addRoot() {
        var held = new ArrayList<>(roots);
        var alias = rootAlias(held.size() + 1);
        signing.make(alias);
        held.add(signing.open(alias));
        roots = List.copyOf(held);
        return held.getLast();
    }

    @Override
    public SigningKey status() {
        return status;
    }

    @Override
    public List<SigningKey> everyIssuing(IssuerId issuer) {
        var known = issuing.get(issuer);
        return known != null ? known : readIssuing(issuer);
    }

    @Override
    public SigningKey addIssuing(IssuerId issuer) {
        return addIssuing(issuer, signing);
    }

    @Override
    public boolean makesSm2() {
        return sm2.isPresent();
    }

    @Override
    public SigningKey addSm2Issuing(IssuerId issuer) {
        return addIssuing(
                issuer, sm2.orElseThrow(() -> new IllegalStateException("SM2 is off (countersign.keys.sm2)")));
    }

    private synchronized SigningKey addIssuing(IssuerId issuer, SigningStore store) {
        var held = new ArrayList<>(everyIssuing(issuer));
        var alias = alias(issuer, held.size() + 1);
        store.make(alias);
        held.add(store.open(alias));
        issuing.put(issuer, List.copyOf(held));
        return held.getLast();
    }

    CertificateAuthority authority() {
        return authority;
    }

    @Override
    public EncryptionKey fieldEncryption() {
        return fieldEncryption;
    }

    @Override
    public KeyedHash keyedHash(KeyedHash.Purpose purpose) {
        return new HmacKey(secret(purpose.alias()));
    }

    private synchronized List<SigningKey> readIssuing(IssuerId issuer) {
        if (!signing.holds(alias(issuer, 1))) {
            signing.make(alias(issuer, 1));
        }
        var held = new ArrayList<SigningKey>();
        for (var number = 1; storeOf(alias(issuer, number)).isPresent(); number++) {
            var alias = alias(issuer, number);
            held.add(storeOf(alias).orElseThrow().open(alias));
        }
        issuing.put(issuer, List.copyOf(held));
        return List.copyOf(held);
    }

    /** Keys of both algorithms are counted together, so that their order is that of their making. */
    private Optional<SigningStore> storeOf(String alias) {
        return Stream.concat(Stream.of(signing), sm2.stream())
                .filter(store -> store.holds(alias))
                .findFirst();
    }

    private static List<SigningKey> readRoots(SigningStore signing) {
        var held = new ArrayList<SigningKey>(List.of(signing.open(ROOT)));
        for (var number = 2; signing.holds(rootAlias(number)); number++) {
            held.add(signing.open(rootAlias(number)));
        }
        return held;
    }

    private static String rootAlias(int number) {
        return number == 1 ? ROOT : ROOT + "#" + number;
    }

    /** No issuer's id has a #, so no two issuers share an alias. */
    private static String alias(IssuerId issuer, int number) {
        return ISSUER_PREFIX + issuer.value() + (number == 1 ? "" : "#" + number);
    }

    private SecretKey secret(String alias) {
        try {
            if (keystore.getKey(alias, file.password()) instanceof SecretKey secret) {
                return secret;
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key '%s' of the keystore cannot be read".formatted(alias), e);
        }
        throw new IllegalStateException("the keystore lacks the key '%s'; restore it from its backup".formatted(alias));
    }
}
