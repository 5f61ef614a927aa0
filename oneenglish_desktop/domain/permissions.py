"""Permissions, `resource.action`, and what each role grants: the one list of the school."""

from enum import StrEnum


class Permission(StrEnum):
    """What a person may do; the value is the code in the database."""

    CHALLENGE_PLAY = "challenge.play"
    CHALLENGE_WRITE = "challenge.write"
    CHALLENGE_ASSIGN = "challenge.assign"
    QUESTION_WRITE = "question.write"
    ANSWER_MARK = "answer.mark"
    CLASS_VIEW = "class.view"
    CLASS_MANAGE = "class.manage"
    GRADE_VIEW = "grade.view"
    GRADE_EXPORT = "grade.export"
    CHAT_READ = "chat.read"
    CHAT_WRITE = "chat.write"
    CHAT_MODERATE = "chat.moderate"
    PERSON_MANAGE = "person.manage"
    ROLE_MANAGE = "role.manage"
    AUDIT_READ = "audit.read"
    SYSTEM_MANAGE = "system.manage"


class RoleName(StrEnum):
    """The three roles that every school has."""

    STUDENT = "student"
    TEACHER = "teacher"
    ADMIN = "admin"


ROLE_PERMISSIONS: dict[RoleName, frozenset[Permission]] = {
    RoleName.STUDENT: frozenset(
        {Permission.CHALLENGE_PLAY, Permission.CHAT_READ, Permission.CHAT_WRITE}
    ),
    RoleName.TEACHER: frozenset(
        {
            Permission.CHALLENGE_WRITE,
            Permission.CHALLENGE_ASSIGN,
            Permission.QUESTION_WRITE,
            Permission.ANSWER_MARK,
            Permission.CLASS_VIEW,
            Permission.GRADE_VIEW,
            Permission.GRADE_EXPORT,
            Permission.CHAT_READ,
            Permission.CHAT_WRITE,
            Permission.CHAT_MODERATE,
        }
    ),
    RoleName.ADMIN: frozenset(
        {
            Permission.CLASS_VIEW,
            Permission.CLASS_MANAGE,
            Permission.GRADE_VIEW,
            Permission.CHAT_READ,
            Permission.CHAT_WRITE,
            Permission.PERSON_MANAGE,
            Permission.ROLE_MANAGE,
            Permission.AUDIT_READ,
            Permission.SYSTEM_MANAGE,
        }
    ),
}
