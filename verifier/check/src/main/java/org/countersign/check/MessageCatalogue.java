package org.countersign.check;

import java.util.Optional;
import org.countersign.format.CityTime;
import org.countersign.format.Names;

/**
 * Every sentence that a verdict says: for the clerk, for the citizen, and the next step, Chinese first. Sentences name
 * no culprit: most forged-looking codes are damaged prints. {@code {time}}, {@code {age}}, {@code {limit}} and
 * {@code {day}} are filled from the verdict.
 */
public final class MessageCatalogue {
    private MessageCatalogue() {}

    public static Message message(Verdict verdict) {
        return switch (verdict) {
            case Verdict.ValidLive valid -> withAge(valid.reason(), valid.status());
            case Verdict.ValidAsOf valid -> withAge(valid.reason(), valid.status());
            case Verdict.CannotTell unknown -> cannotTell(unknown.reason(), unknown.status());
            case Verdict.Revoked revoked -> withAge(revoked.reason(), revoked.status());
            case Verdict.Suspended suspended -> withAge(suspended.reason(), suspended.status());
            case Verdict.Expired expired ->
                fill(
                        template(expired.reason()),
                        "{day}",
                        Wording.day(expired.expiredAt()
                                .minusSeconds(1)
                                .atOffset(CityTime.OFFSET)
                                .toLocalDate()));
            case Verdict.NotYetValid early -> fill(template(early.reason()), "{day}", Wording.day(early.validFrom()));
            case Verdict.NotTrusted untrusted -> template(untrusted.reason());
            case Verdict.WrongShowing wrong -> template(wrong.reason());
            case Verdict.Unreadable unreadable -> template(unreadable.reason());
        };
    }

    private static Message cannotTell(Reason reason, Optional<StatusAge> status) {
        return status.isPresent() ? withAge(reason, status.get()) : template(reason);
    }

    private static Message withAge(Reason reason, StatusAge status) {
        Message timed = fill(template(reason), "{time}", Wording.time(status.issuedAt()));
        Message aged = fill(timed, "{age}", Wording.span(status.age()));
        return fill(aged, "{limit}", Wording.span(status.limit()));
    }

    private static Message fill(Message message, String place, Names value) {
        return new Message(
                fill(message.clerk(), place, value),
                fill(message.citizen(), place, value),
                fill(message.nextStep(), place, value));
    }

    private static Names fill(Names text, String place, Names value) {
        return new Names(text.zh().replace(place, value.zh()), text.en().replace(place, value.en()));
    }

    /** Longer than methods here are meant to be: it is a table, and the compiler sees that no reason is forgotten. */
    private static Message template(Reason reason) {
        return switch (reason) {
            case LIVE ->
                say(
                        "有效，且为本人设备刚刚出示。状态截至{time}（{age}前），期限{limit}。",
                        "Valid, and shown by the holder's device a moment ago. Status as of {time} ({age} ago), limit {limit}.",
                        "您的证照有效。",
                        "Your certificate is valid.",
                        "请照常办理。",
                        "Go on with the service.");
            case AS_OF ->
                say(
                        "有效。状态截至{time}（{age}前），期限{limit}。",
                        "Valid. Status as of {time} ({age} ago), limit {limit}.",
                        "您的证照有效。",
                        "Your certificate is valid.",
                        "请核对本人与证照信息是否一致，然后办理。",
                        "Compare the person with the certificate, then go on with the service.");
            case NO_TRUST ->
                say(
                        "无法判断：本终端还没有信任包。",
                        "Cannot tell: this desk has no trust bundle yet.",
                        "柜台终端尚未准备好，与您的证照无关。",
                        "The desk is not ready. This is not about your certificate.",
                        "请连接网络一次，获取信任包后再核验。",
                        "Connect this desk to the network once, fetch the trust bundle, and check again.");
            case NO_TIME ->
                say(
                        "无法判断：本终端没有时间。",
                        "Cannot tell: this device has no time.",
                        "柜台终端尚未准备好，与您的证照无关。",
                        "The desk is not ready. This is not about your certificate.",
                        "请设置本终端时间后再核验。",
                        "Set this device's clock and check again.");
            case CLOCK_BEHIND ->
                say(
                        "无法判断：本终端时间早于已签名文件的时间，时钟慢了。",
                        "Cannot tell: this device's clock is behind the time of a signed file.",
                        "柜台终端的时间不对，与您的证照无关。",
                        "The desk's clock is wrong. This is not about your certificate.",
                        "请校准本终端时间后再核验。",
                        "Correct this device's clock and check again.");
            case TRUST_EXPIRED ->
                say(
                        "无法判断：本终端的信任包已过期。",
                        "Cannot tell: this desk's trust bundle has expired.",
                        "柜台终端需要更新，与您的证照无关。",
                        "The desk needs an update. This is not about your certificate.",
                        "请连接网络更新信任包后再核验。",
                        "Connect this desk to the network, update the trust bundle, and check again.");
            case NO_STATUS ->
                say(
                        "无法判断：本终端没有这张证照的状态列表。",
                        "Cannot tell: this desk does not hold the status list of this certificate.",
                        "柜台终端需要更新，与您的证照无关。",
                        "The desk needs an update. This is not about your certificate.",
                        "请连接网络获取状态列表后再核验。",
                        "Connect this desk to the network, fetch the status lists, and check again.");
            case STATUS_NOT_TRUSTED ->
                say(
                        "无法判断：状态列表的签名密钥不再受信任。",
                        "Cannot tell: the key that signed the status list is no longer trusted.",
                        "柜台终端需要更新，与您的证照无关。",
                        "The desk needs an update. This is not about your certificate.",
                        "请连接网络重新获取状态列表后再核验。",
                        "Connect this desk to the network, fetch the status lists anew, and check again.");
            case STATUS_TOO_OLD ->
                say(
                        "无法判断：状态截至{time}，已过{age}，超过期限{limit}或列表已失效。",
                        "Cannot tell: the status is as of {time}, {age} ago, beyond its limit of {limit} or its own end.",
                        "柜台的状态信息过旧，与您的证照无关。",
                        "The desk's status is too old. This is not about your certificate.",
                        "请连接网络更新状态列表后再核验。",
                        "Connect this desk to the network, update the status lists, and check again.");
            case STATUS_UNKNOWN ->
                say(
                        "无法判断：状态列表没有给出本程序认识的状态。",
                        "Cannot tell: the status list gives no status that this program knows.",
                        "暂时无法确认您的证照状态。",
                        "The status of your certificate cannot be determined at the moment.",
                        "请更新状态列表和本程序；仍不行请联系颁发机构。",
                        "Update the status lists and this program; if that does not help, contact the issuer.");
            case ALGORITHM_LACKING ->
                say(
                        "无法判断：这份证照的签名算法，本程序不能验证。",
                        "Cannot tell: this program cannot check signatures of the algorithm used here.",
                        "柜台程序暂时不能验证这种签名，这不表示您的证照无效。",
                        "The desk's program cannot check this kind of signature; your certificate may well be valid.",
                        "请更新本程序，或启用相应的算法（如国密 SM2）。",
                        "Update this program, or enable the algorithm (such as SM2).");
            case REVOKED ->
                say(
                        "已吊销。状态截至{time}。",
                        "Revoked. Status as of {time}.",
                        "这张证照已被吊销。",
                        "This certificate has been revoked.",
                        "请不要据此办理；请当事人联系颁发机构。",
                        "Do not rely on it; the holder may ask the issuer.");
            case SUSPENDED ->
                say(
                        "已暂停使用。状态截至{time}（{age}前）。",
                        "Suspended. Status as of {time} ({age} ago).",
                        "这张证照目前暂停使用，可能恢复。",
                        "This certificate is suspended for now; it may be reinstated.",
                        "请不要据此办理；请当事人联系颁发机构。",
                        "Do not rely on it now; the holder may ask the issuer.");
            case EXPIRED ->
                say(
                        "已过期：有效期至{day}。",
                        "Expired: it was valid until {day}.",
                        "这张证照已过有效期。",
                        "This certificate has expired.",
                        "请当事人换领新证。",
                        "Ask the holder to renew it.");
            case NOT_YET_VALID ->
                say(
                        "尚未生效：自{day}起有效。",
                        "Not yet valid: it begins on {day}.",
                        "这张证照还没有到生效日期。",
                        "This certificate has not begun yet.",
                        "请在生效日期之后再来办理；并请核对本终端日期。",
                        "Come back on or after that day; check this device's date as well.");
            case UNKNOWN_ISSUER ->
                say(
                        "不可信：颁发机构不在信任名单中。",
                        "Not trusted: the issuer is not on the trust list.",
                        "无法确认这个码由哪个机关签发。",
                        "It cannot be confirmed which authority issued this code.",
                        "请先更新信任包再核验；仍不行请不要据此办理。",
                        "Update the trust bundle and check again; if that does not help, do not rely on it.");
            case KEY_COMPROMISED ->
                say(
                        "不可信：签发这张证照的密钥已失密。",
                        "Not trusted: the key that signed this certificate was compromised.",
                        "这张证照需要由颁发机构重新签发。",
                        "The issuer must issue this certificate anew.",
                        "请不要据此办理；请当事人向颁发机构换领。",
                        "Do not rely on it; the holder should ask the issuer for a new one.");
            case KEY_NOT_IN_USE ->
                say(
                        "不可信：签发密钥的使用期与证照不符。",
                        "Not trusted: the signing key was not in use for this certificate's time.",
                        "这张证照需要由颁发机构核实。",
                        "The issuer must look at this certificate.",
                        "请不要据此办理；请当事人联系颁发机构。",
                        "Do not rely on it; the holder should contact the issuer.");
            case BAD_SIGNATURE ->
                say(
                        "不可信：签名不成立，内容可能被改动或损坏。",
                        "Not trusted: the signature does not hold; the content was changed or damaged.",
                        "这个码与颁发机构签发的不一致。",
                        "This code is not as the issuer signed it.",
                        "请重新扫描原件；仍不行请不要据此办理。",
                        "Scan the original again; if that does not help, do not rely on it.");
            case UNKNOWN_TYPE ->
                say(
                        "不可信：信任包中没有这种证照。",
                        "Not trusted: the trust bundle does not have this type of certificate.",
                        "柜台不认识这种证照。",
                        "The desk does not know this type of certificate.",
                        "请更新信任包后再核验。",
                        "Update the trust bundle and check again.");
            case TYPE_NOT_ALLOWED ->
                say(
                        "不可信：该机关无权签发这种证照。",
                        "Not trusted: this issuer may not issue this type of certificate.",
                        "这张证照需要由有权机关签发。",
                        "Another authority is responsible for this type of certificate.",
                        "请不要据此办理；请当事人联系颁发机构。",
                        "Do not rely on it; the holder should contact the issuer.");
            case LIVE_NEEDED ->
                say(
                        "出示方式不符：这种证照须由本人设备实时出示。",
                        "Wrong showing: this type must be shown live by the holder's device.",
                        "截图或纸质码不能用于这种证照。",
                        "A screenshot or a print will not do for this type.",
                        "请当事人在钱包中打开实时码再扫描。",
                        "Ask the holder to open the live code in the wallet, and scan that.");
            case DESK_BOUND_NEEDED ->
                say(
                        "出示方式不符：这种证照须针对本柜台实时出示。",
                        "Wrong showing: this type must be shown live for this very desk.",
                        "截图、纸质码或为其他柜台出示的码不能使用。",
                        "A screenshot, a print or a code for another desk will not do.",
                        "请当事人用钱包扫描本柜台的码，再出示新码。",
                        "Ask the holder to scan this desk's code with the wallet and show the new code.");
            case PURPOSE_NEEDED ->
                say(
                        "出示方式不符：需要注明本窗口用途的出示。",
                        "Wrong showing: it must name the purpose that this desk asks for.",
                        "请在出示时选择本窗口的用途。",
                        "Please choose this desk's purpose when you show the certificate.",
                        "请当事人扫描或选择本窗口的用途后重新出示。",
                        "Ask the holder to choose this desk's purpose and show it again.");
            case HOLDER_NOT_PROVEN ->
                say(
                        "出示方式不符：出示者未能证明持有这张证照。",
                        "Wrong showing: the device that showed it did not prove that the certificate is its own.",
                        "未能确认证照由您的设备出示。",
                        "It could not be confirmed that your device showed the certificate.",
                        "请当事人用领取证照的设备重新出示。",
                        "Ask the holder to show it again with the device that received it.");
            case OTHER_REQUEST ->
                say(
                        "出示方式不符：这次出示是给其他核验方或另一次请求的。",
                        "Wrong showing: it was made for another verifier or for another request.",
                        "您出示的内容不是针对本次请求的。",
                        "What you showed was not made for this request.",
                        "请发起新的请求，由当事人重新出示。",
                        "Start a new request and ask the holder to show it again.");
            case SHOWING_TOO_OLD ->
                say(
                        "出示方式不符：这次出示的签名时间不在允许范围内。",
                        "Wrong showing: the time at which it was signed is outside what is allowed.",
                        "出示已超时，或设备时间不准。",
                        "The showing took too long, or a device's clock is wrong.",
                        "请当事人重新出示；仍不行请核对双方设备时间。",
                        "Ask the holder to show it again; if that does not help, compare the clocks of both devices.");
            case SHOWING_IN_FUTURE ->
                say(
                        "出示方式不符：出示设备的时间比本机快。",
                        "Wrong showing: the clock of the device that showed it is ahead of this desk's.",
                        "您的设备时间与柜台不一致。",
                        "The clock of your device differs from the desk's.",
                        "请核对双方设备时间，再请当事人重新出示。",
                        "Compare the clocks of both devices, then ask the holder to show it again.");
            case OTHER_DESK ->
                say(
                        "出示方式不符：这次出示是给另一个窗口的。",
                        "Wrong showing: it was made for another desk.",
                        "您出示的二维码是给另一个窗口的。",
                        "The code that you show was made for another desk.",
                        "请当事人为本窗口重新出示。",
                        "Ask the holder to show it again for this desk.");
            case OTHER_PURPOSE ->
                say(
                        "出示方式不符：这次出示是为其他用途。",
                        "Wrong showing: it was made for another purpose.",
                        "您出示的二维码用于其他用途。",
                        "The code that you show was made for another purpose.",
                        "请当事人按本窗口的用途重新出示。",
                        "Ask the holder to show it again for this desk's purpose.");
            case EMPTY ->
                say("没有读到内容。", "Nothing was read.", "没有扫到您的码。", "Your code was not read.", "请再扫描一次。", "Scan again.");
            case NOT_OURS ->
                say(
                        "无法识别：这不是本系统的证照码。",
                        "Unreadable: this is not a certificate code of this system.",
                        "这不是证照码，请出示证照码。",
                        "This is another kind of code. Please show the certificate's code.",
                        "请当事人出示以 CS1 开头的证照码。",
                        "Ask for the certificate's code; its text begins with CS1.");
            case WEB_ADDRESS ->
                say(
                        "无法识别：这是一个网址，不是证照码。",
                        "Unreadable: this is a web address, not a certificate code.",
                        "这是网址，请出示证照码。",
                        "This is a web address. Please show the certificate's code.",
                        "请不要打开该网址；证照码从不包含网址。",
                        "Do not open the address; a certificate code never holds one.");
            case LATER_VERSION ->
                say(
                        "无法识别：这是更新版本的证照码。",
                        "Unreadable: this code is of a later version than this program knows.",
                        "柜台程序需要更新，与您的证照无关。",
                        "The desk's program needs an update. This is not about your certificate.",
                        "请更新本程序后再核验。",
                        "Update this program and check again.");
            case SCANNER_CHANGED_TEXT ->
                say(
                        "无法识别：扫描枪改变了字母大小写。",
                        "Unreadable: the scanner changed the case of the letters.",
                        "扫描设备设置不对，与您的证照无关。",
                        "The scanner is set wrongly. This is not about your certificate.",
                        "请关闭大写锁定，检查扫描枪键盘设置，再扫描。",
                        "Switch caps lock off, check the scanner's keyboard setting, and scan again.");
            case DAMAGED ->
                say(
                        "无法识别：证照码不完整或已损坏。",
                        "Unreadable: the code is incomplete or damaged.",
                        "您的码没有读完整。",
                        "Your code was not read completely.",
                        "请清洁或展平后再扫描；仍不行请换用另一份。",
                        "Clean or flatten it and scan again; if that does not help, use another copy.");
            case CONTENT_UNKNOWN ->
                say(
                        "无法识别：签名成立，但内容的写法本程序不认识。",
                        "Unreadable: the signature holds, but this program does not know this way of writing.",
                        "柜台程序可能需要更新。",
                        "The desk's program may need an update.",
                        "请更新信任包和本程序；仍不行请联系颁发机构。",
                        "Update the trust bundle and this program; if that does not help, contact the issuer.");
        };
    }

    private static Message say(
            String clerkZh, String clerkEn, String citizenZh, String citizenEn, String nextZh, String nextEn) {
        return new Message(new Names(clerkZh, clerkEn), new Names(citizenZh, citizenEn), new Names(nextZh, nextEn));
    }
}
