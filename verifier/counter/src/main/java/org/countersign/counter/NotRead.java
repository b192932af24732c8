package org.countersign.counter;

import org.countersign.counter.reading.ReadingProblem;
import org.countersign.format.Names;

/** Why there was no text to check; together with the check's own reasons for UNREADABLE. The names are stable. */
enum NotRead {
    NO_CODE,
    SEVERAL_CODES,
    TOO_LARGE,
    DAMAGED,
    LOCKED,
    UNKNOWN_KIND,
    TOO_COSTLY;

    static NotRead of(ReadingProblem problem) {
        return switch (problem) {
            case TOO_LARGE -> TOO_LARGE;
            case DAMAGED -> DAMAGED;
            case LOCKED -> LOCKED;
            case UNKNOWN_KIND -> UNKNOWN_KIND;
            case TOO_COSTLY -> TOO_COSTLY;
        };
    }

    Names clerk() {
        return switch (this) {
            case NO_CODE -> new Names("无法识别：没有找到二维码。", "Unreadable: no QR code was found.");
            case SEVERAL_CODES -> new Names("无法识别：有不止一个证照码。", "Unreadable: there is more than one certificate code.");
            case TOO_LARGE -> new Names("无法识别：文件或文字过大。", "Unreadable: the file or text is too large.");
            case DAMAGED -> new Names("无法识别：文件已损坏。", "Unreadable: the file is damaged.");
            case LOCKED -> new Names("无法识别：PDF设有密码。", "Unreadable: the PDF has a password.");
            case UNKNOWN_KIND ->
                new Names("无法识别：既不是图片、PDF，也不是文字。", "Unreadable: neither a picture, nor a PDF, nor text.");
            case TOO_COSTLY ->
                new Names("无法识别：文件处理耗时或占用内存过多。", "Unreadable: the file takes too long or too much memory to read.");
        };
    }

    Names nextStep() {
        return switch (this) {
            case NO_CODE -> new Names("请重新拍摄或扫描：完整、清晰、不反光。", "Take or scan it again: whole, sharp, without glare.");
            case SEVERAL_CODES -> new Names("请一次只核验一个证照码。", "Check one certificate code at a time.");
            case TOO_LARGE, TOO_COSTLY ->
                new Names("请提供只含证照码的图片或PDF。", "Hand over a picture or PDF of the code alone.");
            case DAMAGED -> new Names("请重新保存或重新拍摄。", "Save it again or take a new picture.");
            case LOCKED -> new Names("请提供没有密码的文件。", "Hand over a file without a password.");
            case UNKNOWN_KIND ->
                new Names("请提供 PNG、JPEG、GIF、BMP、PDF 或文字。", "Hand over a PNG, JPEG, GIF, BMP, PDF or text.");
        };
    }
}
