package org.countersign.format.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import net.jqwik.api.Example;
import net.jqwik.api.Property;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;
import org.countersign.format.jca.TestKeys;

class CoseKeyTest {
    /** RFC 9052, appendix C.7.1, the key "meriadoc.brandybuck@buckland.example": its y is even or odd, and we find out. */
    private static final String X = "65eda5a12577c2bae829437fe338701a10aaa375e1bb5b5de108de439c08551d";

    private static final String Y = "1e52ed75701163f7f9e40ddf9f341b3dc9ba860af7e0ca7ca7e9eecd0084d19c";

    @Property(tries = 20)
    void keys_on_p256_come_back_from_x_and_one_bit() throws Exception {
        VerificationKey key = TestKeys.fresh().publicKey();

        assertThat(CoseKey.decode(CoseKey.encode(key))).isEqualTo(key);
    }

    @Example
    void a_published_key_is_found_again_from_x_and_one_bit() throws Exception {
        VerificationKey key = VerificationKey.ofPoint(Bytes.ofHex(X), Bytes.ofHex(Y));

        assertThat(Cbor.encode(CoseKey.encode(key)).hex()).isEqualTo("a40102" + "2001" + "215820" + X + "22f4");
        assertThat(CoseKey.decode(CoseKey.encode(key))).isEqualTo(key);
    }

    @Example
    void the_other_bit_gives_the_other_point() throws Exception {
        VerificationKey other = CoseKey.decode(decode("a40102" + "2001" + "215820" + X + "22f5"));

        assertThat(other).isNotEqualTo(VerificationKey.ofPoint(Bytes.ofHex(X), Bytes.ofHex(Y)));
        assertThat(other.spki().hex()).contains(X);
    }

    @Example
    void ed25519_keys_come_back() throws Exception {
        VerificationKey key = TestKeys.freshEd25519().publicKey();

        assertThat(Cbor.encode(CoseKey.encode(key)).hex()).startsWith("a30101" + "2006" + "215820");
        assertThat(CoseKey.decode(CoseKey.encode(key))).isEqualTo(key);
    }

    @Example
    void refuses_an_x_without_a_point_and_one_beyond_the_field() {
        refuse(FormatCode.KEY_NOT_ON_CURVE, "a40102" + "2001" + "215820" + "00".repeat(31) + "01" + "22f4");
        refuse(FormatCode.KEY_NOT_ON_CURVE, "a40102" + "2001" + "215820" + "ff".repeat(32) + "22f4");
    }

    @Example
    void refuses_an_ed25519_point_of_small_order() {
        refuse(FormatCode.KEY_NOT_ON_CURVE, "a30101" + "2006" + "215820" + "01" + "00".repeat(31));
    }

    @Example
    void refuses_the_long_form_of_y_and_no_y() {
        refuse(FormatCode.KEY_FORM, "a40102" + "2001" + "215820" + X + "225820" + Y);
        refuse(FormatCode.KEY_FORM, "a30102" + "2001" + "215820" + X);
        refuse(FormatCode.KEY_FORM, "a40102" + "2001" + "215820" + X + "22f6");
    }

    @Example
    void refuses_another_length_of_x() {
        refuse(FormatCode.KEY_FORM, "a40102" + "2001" + "21581f" + X.substring(2) + "22f4");
        refuse(FormatCode.KEY_FORM, "a40102" + "2001" + "215821" + "00" + X + "22f4");
    }

    @Example
    void refuses_other_types_curves_and_members() {
        refuse(FormatCode.KEY_FORM, "a40102" + "2002" + "215820" + X + "22f4");
        refuse(FormatCode.KEY_FORM, "a40101" + "2001" + "215820" + X + "22f4");
        refuse(FormatCode.KEY_FORM, "a50102" + "0326" + "2001" + "215820" + X + "22f4");
        refuse(FormatCode.KEY_FORM, "80");
    }

    @Example
    void refuses_a_private_key() throws Exception {
        Map map = (Map) decode("a40102" + "2001" + "215820" + X + "22f4");
        map.put(Cbor.integer(-4), Cbor.bytes(Bytes.of(new byte[32])));

        assertRefused(FormatCode.KEY_FORM, () -> CoseKey.decode(map));
    }

    private static void refuse(FormatCode code, String hex) {
        assertRefused(code, () -> CoseKey.decode(decode(hex)));
    }

    private static DataItem decode(String hex) throws FormatException {
        return Cbor.decode(Bytes.ofHex(hex), CborRules.DETERMINISTIC);
    }
}
