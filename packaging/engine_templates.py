"""Find the template of every engine sentence in the sources: of errors, notices, and stored reasons.

A template is a literal where an error or a `core.sentence.Sentence` is made, or a constant that is named there. Texts
of the command line (`core/cli`) stay in English, but follow the same rules.
"""

import ast
import dataclasses
import re
from collections.abc import Iterator, Mapping

_PLACE = re.compile(r"\{([a-z_]+)\}")
_ROOT = "KnownError"
_ENGLISH_ONLY = "core/cli/"


@dataclasses.dataclass(frozen=True)
class Found:
    """The result of a search.

    Attributes
    ----------
    templates : frozenset of str
        Texts to translate.
    faults : tuple of str
        Places that build a text instead of passing a template and its values, as ``path:line: what``.
    """

    templates: frozenset[str]
    faults: tuple[str, ...]


def find(sources: Mapping[str, str]) -> Found:
    """Search sources for templates.

    Parameters
    ----------
    sources : mapping of str to str
        Path within the repository, such as ``core/errors.py``, to the text of the file.

    Returns
    -------
    Found
        Sorted by path.
    """
    modules = {path: ast.parse(text) for path, text in sorted(sources.items())}
    search = _Search(modules)
    for path in modules:
        search.scan(path)
    return Found(frozenset(search.templates), tuple(search.faults))


class _Search:
    def __init__(self, modules: Mapping[str, ast.Module]) -> None:
        self._modules = modules
        self._constants = {_dotted(path): dict(_constants(module)) for path, module in modules.items()}
        self._errors = _error_classes(modules)
        self.templates: set[str] = set()
        self.faults: list[str] = []

    def scan(self, path: str) -> None:
        module = self._modules[path]
        imported, built = dict(_imported(module)), set(_built(module))
        for node in ast.walk(module):
            if not isinstance(node, ast.Call):
                continue
            name = _name_of(node.func)
            if name != "Sentence" and name not in self._errors:
                continue
            for argument in node.args[: 1 if name == "Sentence" else 2]:
                places = {word.arg for word in node.keywords}
                is_open = name == "Sentence" and not places  # in a table: `Sentence.with_values` adds the values later
                for template in self._templates(argument, path, imported, built):
                    if not (is_open or None in places or set(_PLACE.findall(template)) <= places):
                        self._fault(path, node, "a value is missing")
                    if re.search(r"[^\W_]", _PLACE.sub("", template)) and not path.startswith(_ENGLISH_ONLY):
                        self.templates.add(template)

    def _templates(self, node: ast.expr, path: str, imported: Mapping[str, str], built: set[str]) -> Iterator[str]:
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.IfExp(body=body, orelse=other):
                yield from self._templates(body, path, imported, built)
                yield from self._templates(other, path, imported, built)
            case ast.JoinedStr() | ast.BinOp():
                self._fault(path, node, "a text is built; pass a template and its values")
            case ast.Name(id=name) if name in built:
                self._fault(path, node, f"{name} holds a text; write the template where it is used")
            case ast.Name() | ast.Attribute():
                constant = self._constant(node, path, imported)
                if constant is not None:
                    yield from self._templates(constant, path, imported, built)
                elif _name_of(node).isupper():
                    self._fault(path, node, f"{_name_of(node)} is not a constant of a module")
            case _:
                pass  # a sentence made elsewhere: the type checker rejects plain text

    def _constant(self, node: ast.Name | ast.Attribute, path: str, imported: Mapping[str, str]) -> ast.expr | None:
        if isinstance(node, ast.Name):
            module, _, name = imported.get(node.id, f"{_dotted(path)}.{node.id}").rpartition(".")
        else:
            module, name = imported.get(_name_of(node.value), ""), node.attr
        return self._constants.get(module, {}).get(name)

    def _fault(self, path: str, node: ast.AST, what: str) -> None:
        self.faults.append(f"{path}:{getattr(node, 'lineno', 0)}: {what}")


def _dotted(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _error_classes(modules: Mapping[str, ast.Module]) -> set[str]:
    classes = [node for module in modules.values() for node in ast.walk(module) if isinstance(node, ast.ClassDef)]
    found, before = {_ROOT}, 0
    while len(found) > before:
        before = len(found)
        found |= {one.name for one in classes if found & {_name_of(base) for base in one.bases}}
    return found


def _constants(module: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in module.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value


def _built(module: ast.Module) -> Iterator[str]:
    # Texts assigned within a function would not be found where they are used.
    for node in ast.walk(module):
        if isinstance(node, ast.Assign) and node not in module.body:
            texts = [one for one in ast.walk(node.value) if isinstance(one, ast.JoinedStr | ast.Constant)]
            is_text = isinstance(node.value, ast.JoinedStr | ast.Constant | ast.BinOp | ast.IfExp)
            if is_text and any(isinstance(one, ast.JoinedStr) or isinstance(one.value, str) for one in texts):
                yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def _imported(module: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((name.asname or name.name, f"{node.module}.{name.name}") for name in node.names)
