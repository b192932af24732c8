package org.countersign.format.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import org.countersign.format.Bytes;
import org.countersign.format.jca.JcaSha256;

/**
 * Changes tokens ({@code header.payload.signature}) and SD-JWTs ({@code token~disclosure~...~token}) inside their parts as well. A
 * disclosure that was changed or invented gets its digest into the payload, so that the change reaches what stands behind the
 * comparison of digests; so does a presentation's {@code sd_hash}, mostly.
 */
final class TokenMutation implements Changes {
    private static final int MAX_LENGTH = 1 << 16;
    private static final List<String> INVENTED = List.of(
            "[\"s\",\"name\",1]",
            "[\"s\",\"vct\",\"x\"]",
            "[\"s\",\"_sd\",[]]",
            "[\"s\",\"...\",1]",
            "[\"s\",1]",
            "[\"s\",{\"_sd\":[\"x\",\"x\"]}]",
            "[\"s\",\"a\",{\"b\":[{\"...\":\"x\"}]}]",
            "[\"s\",\"exp\",0]");

    private final Random random;
    private final List<Bytes> seeds;
    private final Mutation bytes;
    private final JsonMutation json;

    TokenMutation(Random random, List<Bytes> seeds) {
        this.random = random;
        this.seeds = seeds;
        this.bytes = new Mutation(random, seeds);
        this.json = new JsonMutation(random, parts(seeds));
    }

    @Override
    public byte[] next() {
        String text = latin(seeds.get(random.nextInt(seeds.size())).toArray());
        for (int change = random.nextInt(3); change >= 0 && text.length() < MAX_LENGTH; change--) {
            text = changed(text);
        }
        if (random.nextInt(3) > 0) {
            text = bound(text);
        }
        return text.substring(0, Math.min(text.length(), MAX_LENGTH)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String changed(String text) {
        List<String> pieces = new ArrayList<>(Arrays.asList(text.split("~", -1)));
        int piece = random.nextInt(pieces.size());
        switch (random.nextInt(8)) {
            case 0 -> {
                return latin(bytes.changed(text.getBytes(StandardCharsets.ISO_8859_1)));
            }
            case 1 -> Collections.swap(pieces, piece, random.nextInt(pieces.size()));
            case 2 -> pieces.remove(piece);
            case 3 -> pieces.add(random.nextInt(pieces.size() + 1), pieces.get(piece));
            case 4 -> invent(pieces);
            case 5 -> changeDisclosure(pieces);
            case 6 -> pieces.set(pieces.size() - 1, changedToken(pieces.getLast()));
            default -> pieces.set(0, changedToken(pieces.getFirst()));
        }
        return String.join("~", pieces);
    }

    private String changedToken(String token) {
        String[] parts = token.split("\\.", -1);
        int part = random.nextInt(parts.length);
        Optional<byte[]> content = decoded(parts[part]);
        if (content.isPresent()) {
            parts[part] = encoded(part == 2 ? bytes.changed(content.get()) : json.changed(content.get()));
        }
        return String.join(".", parts);
    }

    private void changeDisclosure(List<String> pieces) {
        if (pieces.size() < 3) {
            invent(pieces);
            return;
        }
        int at = 1 + random.nextInt(pieces.size() - 2);
        String old = pieces.get(at);
        Optional<byte[]> content = decoded(old);
        if (content.isPresent()) {
            String changed = encoded(json.changed(content.get()));
            pieces.set(at, changed);
            for (int i = 0; i < pieces.size(); i++) {
                pieces.set(i, pointedAnew(pieces.get(i), digest(old), digest(changed)));
            }
        }
    }

    /** A disclosure that the issuer never made, with its digest as a member's or as an element's somewhere in the payload. */
    private void invent(List<String> pieces) {
        String invented = encoded(latinBytes(json.any(INVENTED)));
        String[] parts = pieces.getFirst().split("\\.", -1);
        Optional<byte[]> payload = parts.length < 2 ? Optional.empty() : decoded(parts[1]);
        if (payload.isPresent()) {
            String claims = latin(payload.get());
            String digest = Matcher.quoteReplacement(digest(invented));
            parts[1] = encoded(latinBytes(
                    random.nextBoolean()
                            ? claims.replaceFirst("\"_sd\":\\[", "\"_sd\":[\"" + digest + "\",")
                            : claims.replaceFirst("\\{", "{\"zz\":[{\"...\":\"" + digest + "\"}],")));
            pieces.set(0, String.join(".", parts));
            pieces.add(1, invented);
        }
    }

    /** The piece with one digest in place of another, wherever it stands inside. */
    private static String pointedAnew(String piece, String old, String now) {
        String[] parts = piece.split("\\.", -1);
        for (int i = 0; i < parts.length; i++) {
            Optional<byte[]> content = decoded(parts[i]);
            if (content.isPresent() && latin(content.get()).contains(old)) {
                parts[i] = encoded(latinBytes(latin(content.get()).replace(old, now)));
            }
        }
        return String.join(".", parts);
    }

    /** With an {@code sd_hash} that fits what is shown. */
    private static String bound(String text) {
        int last = text.lastIndexOf('~');
        String[] parts = text.substring(last + 1).split("\\.", -1);
        Optional<byte[]> claims = last < 0 || parts.length < 3 ? Optional.empty() : decoded(parts[1]);
        if (claims.isEmpty()) {
            return text;
        }
        String hash = Matcher.quoteReplacement(digest(text.substring(0, last + 1)));
        parts[1] = encoded(
                latinBytes(latin(claims.get()).replaceFirst("\"sd_hash\":\"[^\"]*\"", "\"sd_hash\":\"" + hash + "\"")));
        return text.substring(0, last + 1) + String.join(".", parts);
    }

    private static List<Bytes> parts(List<Bytes> seeds) {
        List<Bytes> parts = new ArrayList<>();
        for (Bytes seed : seeds) {
            for (String part : latin(seed.toArray()).split("[.~]", -1)) {
                decoded(part)
                        .filter(content -> content.length > 0)
                        .map(Bytes::of)
                        .ifPresent(parts::add);
            }
        }
        return parts;
    }

    private static String digest(String text) {
        return encoded(
                new JcaSha256().digest(Bytes.of(latinBytes(text))).value().toArray());
    }

    private static Optional<byte[]> decoded(String part) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static String encoded(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }

    private static String latin(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static byte[] latinBytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
