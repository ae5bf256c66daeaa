"""python3 -m minnet snippet FCLayer: a class as text to paste."""

import textwrap

from ..snippets import core, quoted, snippet_text


def print_snippet(options):
    """Source to paste; or, with --list, the names there are."""
    blocks, _ = core()
    if options.list:
        for block in blocks:
            if ">>>" in block.doc:
                first, _, _ = block.doc.partition("\n")
                print(textwrap.fill(f"{block.name:22} {first}", 79,
                                    subsequent_indent=" " * 23))
        helpers = [block.name for block in blocks if ">>>" not in block.doc]
        print(textwrap.fill("and what they use: " + ", ".join(helpers), 79))
    else:
        names = [block.name for block in blocks] if options.single_file \
            else options.names
        text = snippet_text(names, options.demo,
                            options.checked or options.single_file,
                            options.portable)
        print(quoted(text) if options.quoted else text, end="")
