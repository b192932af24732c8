package org.countersign.format.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.countersign.format.json.JsonException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts that clients send: reading one and writing it again must give the same bytes, so no wire name changes unnoticed. */
class WireNamesTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'1','issuer':'mca','msp':'CivilAffairsMSP','name':{'en':'Civil Affairs','zh':'民政局'},'op':'putIssuer','types':['elder']}",
                "{'algorithm':'ES256','id':'1','issuer':'mca','key':'0123456789abcdef','notAfter':9,'notBefore':5,'op':'putKey','publicKey':'AQID'}",
                "{'algorithm':'ES256','id':'1','issuer':'mca','key':'0123456789abcdef','notBefore':5,'op':'putKey','publicKey':'AQID'}",
                "{'id':'1','key':'0123456789abcdef','op':'endKey','retiredAt':5}",
                "{'compromisedAt':5,'id':'1','key':'0123456789abcdef','op':'endKey'}",
                "{'digest':'" + HASH + "','id':'1','number':3,'op':'putType','type':'elder'}",
                "{'id':'1','msp':'PartnersMSP','name':{'en':'Library','zh':'图书馆'},'op':'putPartner','partner':'city-library'}",
                "{'earners':['CivilAffairsMSP'],'id':'1','name':{'en':'Hours','zh':'时间'},'op':'putScheme','scheme':'volunteer'}",
                "{'id':'1','op':'advanceClock','to':1800000000}"
            })
    void trust_items(String json) throws JsonException {
        assertThat(RequestCodec.write(RequestCodec.readTrustItem(quoted(json)))).isEqualTo(quoted(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'copies':[{'form':'counter-pass','hash':'" + HASH
                        + "','index':131071,'list':1}],'id':'c','issuer':'mca',"
                        + "'key':'0123456789abcdef','type':'elder','validFrom':-5,'validUntil':null}",
                "{'copies':[{'form':'counter-pass','hash':'" + HASH + "','index':0,'list':0}],'id':'c','issuer':'mca',"
                        + "'key':'0123456789abcdef','type':'elder','validFrom':5,'validUntil':6}"
            })
    void registrations(String json) throws JsonException {
        assertThat(RequestCodec.write(RequestCodec.readRegister(quoted(json)))).isEqualTo(quoted(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = "{'certificate':'c','copies':[{'form':'sd-jwt-vc','hash':'" + HASH
                    + "','index':5,'list':1}],'id':'1','key':'0123456789abcdef'}")
    void further_copies(String json) throws JsonException {
        assertThat(RequestCodec.write(RequestCodec.readAddCopies(quoted(json)))).isEqualTo(quoted(json));
    }

    @ParameterizedTest
    @ValueSource(strings = "{'certificate':'c','id':'1','reason':'holder-died','to':'REVOKED'}")
    void changes_of_status(String json) throws JsonException {
        assertThat(RequestCodec.write(RequestCodec.readChangeStatus(quoted(json))))
                .isEqualTo(quoted(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'account':'a','event':'" + HASH + "','expiresAt':9,'id':'1','op':'earn','points':5,'scheme':'s'}",
                "{'account':'a','id':'1','op':'hold','partner':'p','points':5,'scheme':'s','until':9}",
                "{'hold':'h','id':'1','op':'capture','points':9007199254740991}",
                "{'hold':'h','id':'1','op':'release'}",
                "{'account':'a','id':'1','op':'redeem','partner':'p','points':5,'scheme':'s'}",
                "{'from':'a','id':'1','op':'transfer','points':5,'scheme':'s','to':'b'}",
                "{'id':'1','of':'2','op':'reverse'}",
                "{'account':'a','id':'1','op':'expire','scheme':'s'}"
            })
    void credit_items(String json) throws JsonException {
        assertThat(RequestCodec.write(RequestCodec.readCreditItem(quoted(json))))
                .isEqualTo(quoted(json));
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }
}
