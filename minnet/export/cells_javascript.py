"""How the cells of a row are read: the same in JavaScript.

But for texts with digits of other scripts, the blanks U+001C to U+001F,
U+0085 and U+FEFF, and, among words, cells that are numbers below 0.0001 or
from 1e21 on: JavaScript has other rules for these.
"""

CELLS_JAVASCRIPT = {"plain": r'''
    const plain = (text) =>
        /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)
            && Number.isFinite(Number(text)) ? Number(text) : null;
''', "is_missing": r'''
    const is_missing = (text) => [
        "", "?", "na", "n/a", "#n/a", "<na>", "nan", "null", "-", "--",
        "\u2013", "\u2014"].includes(text.toLowerCase());
''', "text_of": r'''
    const text_of = (cell) => {
        if (cell === null || cell === undefined || Number.isNaN(cell))
            return "";
        if (typeof cell === "string")
            return cell.trim();
        if (typeof cell === "boolean")
            return cell ? "True" : "False";
        if (!Number.isFinite(cell))
            throw new Error(`${cell} is no cell`);
        return String(cell);
    };
''', "fold": r'''
    const fold = (text) => text.toLowerCase().trim().replace(/\s+/g, " ");
''', "read_number": r'''
    const money = String.raw
        `(?:US)?[$\u20ac\xa3\xa5\u20b9]|USD|EUR|GBP|CHF|INR|JPY|Rs\.?`;
    const number = new RegExp(
        `^(${money})? ?([-+]?) ?(${money})? ?` + String.raw
        `([\d.,' ]*\d)([eE][-+]?\d+)?` + ` ?(${money}|` + String.raw
        `%|\xb0[CF]?|[\p{L}\p{Nl}\p{No}][^\s\d]{0,6}[23]?)?$`, "u");
    const grouped = new RegExp(String.raw
        `^(\d+|[1-9]\d?\d?([,' ])\d{3}(\2\d{3})*|[1-9]\d?(,\d\d)+,\d{3})?`
        + String.raw`(\.\d+)?$`);
    const read_number = (cell, style, unit) => {
        let text = text_of(cell);
        if (text && typeof cell !== "string")
            return [Number(cell)];
        if (style !== "comma"
                || !/^[-+]?[1-9]\d?\d?(\.\d{3})+$/.test(text)) {
            const value = plain(text);
            if (value !== null && (style !== "comma" || !text.includes(".")))
                return [value];
        }
        text = text.replace(/[\u2212\u2013]/g, "-").replace(/\u2019/g, "'")
            .replace(/[\xa0\u202f\u2009]/g, " ");
        const minus = text.startsWith("(") && text.endsWith(")");
        const found = number.exec(minus ? text.slice(1, -1) : text);
        if (!found)
            return null;
        let [, before, sign, second, digits, power, after] = found;
        if (style === "comma")
            digits = digits.replace(/[.,]/g, (c) => c === "," ? "." : ",");
        else if (style === "either")
            digits = digits.replace(/,/g, ".");
        const units = [before, second, after].filter((word) => word);
        if (units.length > 1 || units.length && units[0] !== unit
                || !grouped.test(digits))
            return null;
        const value = plain(digits.replace(/[,' ]/g, "") + (power || ""));
        if (value === null)
            return null;
        return [minus || sign === "-" ? -value : value];
    };
''', "read_date": r'''
    const read_date = (cell, form) => {
        const text = text_of(cell);
        const months = ["january", "february", "march", "april", "may",
            "june", "july", "august", "september", "october", "november",
            "december"];
        const short = months.map((month) => month.slice(0, 3));
        const parts = {
            Y: "\\d{4}", y: "\\d\\d", m: "1[0-2]|0[1-9]|[1-9]",
            d: "3[01]|[12]\\d|0[1-9]|[1-9]| [1-9]",
            H: "2[0-3]|[01]\\d|\\d", I: "1[0-2]|0[1-9]|[1-9]",
            M: "[0-5]\\d|\\d", S: "[0-5]\\d|\\d", f: "\\d{1,6}",
            p: "am|pm", b: short.join("|"), B: months.join("|")};
        const pattern = form.replace(/[.]/g, "\\.").replace(/ /g, "\\s+")
            .replace(/%(.)/g, (_, part) => `(?<${part}>${parts[part]})`);
        const found = new RegExp(`^${pattern}$`, "i").exec(text);
        if (!found)
            return null;
        const at = found.groups, lower = text.toLowerCase();
        const year = at.y ? Number(at.y) + (at.y < 69 ? 2000 : 1900)
            : Number(at.Y || 1900);
        const month = at.B ? months.indexOf(at.B.toLowerCase())
            : at.b ? short.indexOf(at.b.toLowerCase()) : (at.m || 1) - 1;
        const day = new Date(0);
        day.setUTCFullYear(year, month, Number(at.d || 1));
        if (year < 1 || day.getUTCMonth() !== month
                || form.startsWith("%Y%m%d") && !(
                    /^\d+$/.test(text.slice(0, 8))
                    && year >= 1900 && year < 2100))
            return null;
        const hour = at.I ? at.I % 12 + (/pm/i.test(at.p) ? 12 : 0)
            : Number(at.H || 0);
        const second = hour * 3600 + (at.M || 0) * 60 + Number(at.S || 0)
            + Number("0." + (at.f || 0));
        return [(day.getTime() / 1000 + second) / 86400];
    };
''', "read_yes_no": r'''
    const read_yes_no = (cell) => {
        const text = text_of(cell);
        return /^(yes|true|y|t|1)$/i.test(text) ? [1]
            : /^(no|false|n|f|0)$/i.test(text) ? [0] : null;
    };
''', "read_word": r'''
    const read_word = (cell, words) => {
        const text = text_of(cell);
        const known = new Map([...words.map((word) => [fold(word), word]),
                               ...words.map((word) => [word, word])]);
        if (is_missing(text) && !known.has(text))
            return null;
        const own = known.get(known.has(text) ? text : fold(text));
        return words.map((word) => word === own ? 1 : 0);
    };
''', "numbers_of": r'''
    const numbers_of = (row, columns) => {
        const list = Array.isArray(row);
        if (Object(row) !== row || list && row.length !== columns.length)
            throw new Error("expected an object, or a list of "
                            + `${columns.length} cells`);
        return columns.flatMap(([name, read, missing, ...settings], i) => {
            if (read === null)
                return [];
            if (!list && !Object.prototype.hasOwnProperty.call(row, name))
                throw new Error(`the row has no ${name}`);
            const cell = list ? row[i] : row[name];
            const found = read(cell, ...settings);
            if (found === null && !is_missing(text_of(cell)))
                throw new Error(`column ${name} can't be ${cell}`);
            return found === null ? missing
                : found.length < missing.length ? [...found, 0] : found;
        });
    };
''', "word_of": r'''
    const word_of = (outputs, words) =>
        words[outputs.indexOf(Math.max(...outputs))];
'''}
CELLS_JAVASCRIPT = {name: text.strip("\n")
                    for name, text in CELLS_JAVASCRIPT.items()}
