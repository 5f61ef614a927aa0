"""The words of a question, for pages that list questions."""

from oneenglish_desktop.questions.document import DamagedPrompt, Prompt


def question_text(prompt: Prompt | DamagedPrompt) -> str:
    """What is asked, or what is to be done; empty for a question that cannot be shown."""
    if isinstance(prompt, DamagedPrompt):
        return ""
    return prompt.content.prompt or prompt.content.instructions
