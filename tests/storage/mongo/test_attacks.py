"""What a student tries who took the account off a PC and knows the bare driver.

Every attack must be refused by the server itself; the app is not in the way here.
"""

from collections.abc import Callable
from typing import Any

import pytest
from bson import Binary, ObjectId
from pymongo import UpdateOne
from pymongo.database import Database
from pymongo.errors import OperationFailure

Document = dict[str, Any]
Attack = Callable[[Database[Document]], object]

UNAUTHORIZED = 13
AUTHENTICATION_FAILED = 18


def through_view(*stages: Document) -> Attack:
    """An aggregation that starts at what a student may read."""
    return lambda db: list(db.question_prompts.aggregate(list(stages)))


def looking_up(collection: str) -> Document:
    return {"$lookup": {"from": collection, "pipeline": [], "as": "stolen"}}


def command(name: str, value: object = 1, **options: Any) -> Attack:  # noqa: ANN401 - any option
    return lambda db: db.command(name, value, **options)


def admin_command(name: str, value: object = 1, **options: Any) -> Attack:  # noqa: ANN401 - any option
    return lambda db: db.client.admin.command(name, value, **options)


def in_transaction(db: Database[Document]) -> None:
    with db.client.start_session() as session, session.start_transaction():
        db.user_answers.update_many({}, {"$set": {"points_earned": 10}}, session=session)


READING: dict[str, Attack] = {
    "find questions": lambda db: db.questions.find_one(),
    "find keys": lambda db: db.question_keys.find_one(),
    "find earlier versions": lambda db: db.question_versions.find_one(),
    "find answers of others": lambda db: db.user_answers.find_one(),
    "find the place of the marker": lambda db: db.marker_state.find_one(),
    "find recordings of others": lambda db: db.uploads.files.find_one(),
    "find pieces of recordings": lambda db: db.uploads.chunks.find_one(),
    "count keys": command("count", "question_keys"),
    "distinct keys": lambda db: db.question_keys.distinct("validation.correct_answer"),
    "aggregate keys": lambda db: list(db.question_keys.aggregate([{"$match": {}}])),
    "explain keys": lambda db: db.question_keys.find().explain(),
    "lookup keys": through_view(looking_up("question_keys")),
    "lookup answers": through_view(looking_up("user_answers")),
    "lookup in a lookup": through_view(
        {
            "$lookup": {
                "from": "question_prompts",
                "pipeline": [looking_up("question_keys")],
                "as": "stolen",
            }
        }
    ),
    "lookup in a facet": through_view({"$facet": {"stolen": [looking_up("question_keys")]}}),
    "union with keys": through_view({"$unionWith": "question_keys"}),
    "union with questions": through_view({"$unionWith": {"coll": "questions", "pipeline": []}}),
    "graph lookup of keys": through_view(
        {
            "$graphLookup": {
                "from": "question_keys",
                "startWith": "$_id",
                "connectFromField": "_id",
                "connectToField": "_id",
                "as": "stolen",
            }
        }
    ),
    "collection statistics": lambda db: list(db.questions.aggregate([{"$collStats": {}}])),
    "index statistics": lambda db: list(db.questions.aggregate([{"$indexStats": {}}])),
    "plan cache": lambda db: list(db.questions.aggregate([{"$planCacheStats": {}}])),
    "list of indexes": lambda db: list(db.questions.list_indexes()),
    "list of collections": lambda db: db.command("listCollections"),
    "definition of the view": lambda db: db["system.views"].find_one(),
    "profile": lambda db: db["system.profile"].find_one(),
    "another database": lambda db: db.client.other_school.question_keys.find_one(),
    "users of the server": lambda db: db.client.admin["system.users"].find_one(),
    "settings of the server": lambda db: db.client.config.settings.find_one(),
    "sessions of the server": lambda db: db.client.config["system.sessions"].find_one(),
    "oplog": lambda db: db.client.local["oplog.rs"].find_one(),
    "stream of answers": lambda db: db.user_answers.watch(),
    "stream of questions": lambda db: db.questions.watch(),
    "stream of prompts' keys": lambda db: db.question_keys.watch(),
    "stream of the database": lambda db: db.watch(),
    "stream of the server": lambda db: db.client.watch(),
    "saved cursors of others": admin_command("currentOp", 1),
    "operations of others": lambda db: list(
        db.client.admin.aggregate([{"$currentOp": {"allUsers": True}}])
    ),
    "sessions of others": lambda db: list(
        db.client.config["system.sessions"].aggregate([{"$listSessions": {"allUsers": True}}])
    ),
}
WRITING: dict[str, Attack] = {
    "insert a question": lambda db: db.questions.insert_one({}),
    "insert a key": lambda db: db.question_keys.insert_one({}),
    "insert an earlier version": lambda db: db.question_versions.insert_one({}),
    "move the marker": lambda db: db.marker_state.insert_one({"_id": ObjectId()}),
    "insert into a new collection": lambda db: db.mine.insert_one({}),
    "insert into another database": lambda db: db.client.mine.mine.insert_one({}),
    "update an answer": lambda db: db.user_answers.update_one({}, {"$set": {"item": 2}}),
    "update by a pipeline": lambda db: db.user_answers.update_many({}, [{"$set": {"item": 2}}]),
    "upsert an answer": lambda db: db.user_answers.update_one(
        {"answer_id": "x"}, {"$set": {"item": 1}}, upsert=True
    ),
    "replace an answer": lambda db: db.user_answers.replace_one({}, {"item": 1}),
    "find and modify": lambda db: db.user_answers.find_one_and_update({}, {"$set": {"item": 2}}),
    "find and delete": lambda db: db.user_answers.find_one_and_delete({}),
    "delete an answer": lambda db: db.user_answers.delete_many({}),
    "bulk write": lambda db: db.user_answers.bulk_write([UpdateOne({}, {"$set": {"item": 2}})]),
    "update in a transaction": in_transaction,
    "update through the view": lambda db: db.question_prompts.update_one({}, {"$set": {"a": 1}}),
    "insert through the view": lambda db: db.question_prompts.insert_one({}),
    "delete through the view": lambda db: db.question_prompts.delete_many({}),
    "out": through_view({"$out": "mine"}),
    "out into keys": through_view({"$out": "question_keys"}),
    "merge into answers": through_view({"$merge": {"into": "user_answers"}}),
    "merge into questions": through_view({"$merge": {"into": "questions"}}),
    "change a message": lambda db: db.chat_messages.update_one({}, {"$set": {"body": "x"}}),
    "delete a message": lambda db: db.chat_messages.delete_many({}),
    "put a file into the media": lambda db: db.media.files.insert_one({"filename": "clip"}),
    "add a piece to a medium": lambda db: db.media.chunks.insert_one(
        {"n": 9, "data": Binary(b"")}
    ),
    "change a medium": lambda db: db.media.chunks.update_many({}, {"$set": {"data": b""}}),
    "delete a medium": lambda db: db.media.files.delete_many({}),
    "change a recording": lambda db: db.uploads.files.update_many({}, {"$set": {"length": 0}}),
    "delete a recording": lambda db: db.uploads.chunks.delete_many({}),
}
SHAPING: dict[str, Attack] = {
    "create a collection": command("create", "mine"),
    "create a view of the keys": command("create", "mine", viewOn="question_keys", pipeline=[]),
    "look through the view at more": command(
        "collMod", "question_prompts", viewOn="question_keys", pipeline=[]
    ),
    "drop the validator": command("collMod", "user_answers", validator={}),
    "weaken the validator": command("collMod", "user_answers", validationAction="warn"),
    "rename a collection": lambda db: db.client.admin.command(
        "renameCollection", f"{db.name}.question_keys", to=f"{db.name}.media.files"
    ),
    "drop the view": command("drop", "question_prompts"),
    "drop the answers": command("drop", "user_answers"),
    "drop the database": command("dropDatabase"),
    "index a hidden field": lambda db: db.questions.create_index("status"),
    "index the answers": lambda db: db.user_answers.create_index("user_id"),
    "drop the unique index": command("dropIndexes", "user_answers", index="*"),
    "write a view by hand": lambda db: db["system.views"].insert_one(
        {"_id": f"{db.name}.mine", "viewOn": "question_keys", "pipeline": []}
    ),
    "store a script": lambda db: db["system.js"].insert_one({"_id": "f", "value": "1"}),
    "cap a collection": command("convertToCapped", "user_answers", size=4096),
    "clone a collection": command(
        "cloneCollectionAsCapped", "question_keys", toCollection="mine", size=4096
    ),
    "validate a collection": command("validate", "question_keys"),
    "hash the database": command("dbHash"),
    "compact a collection": command("compact", "user_answers"),
    "set the profile": command("profile", 2),
}
GOVERNING: dict[str, Attack] = {
    "create a user": command("createUser", "me", pwd="x", roles=["oneenglish_staff"]),  # noqa: S106
    "change a password": command("updateUser", "oneenglish_pc_001_staff", pwd="x"),  # noqa: S106
    "change the own password": command("updateUser", "oneenglish_pc_001_student", pwd="x"),  # noqa: S106
    "take a role": command(
        "grantRolesToUser", "oneenglish_pc_001_student", roles=["oneenglish_staff"]
    ),
    "take a role of the server": command(
        "grantRolesToUser", "oneenglish_pc_001_student", roles=[{"role": "root", "db": "admin"}]
    ),
    "drop a user": command("dropUser", "oneenglish_pc_001_staff"),
    "drop all users": command("dropAllUsersFromDatabase"),
    "create a role": command("createRole", "mine", privileges=[], roles=["oneenglish_staff"]),
    "widen a role": command("updateRole", "oneenglish_student", roles=["oneenglish_staff"]),
    "widen by a privilege": command(
        "grantPrivilegesToRole",
        "oneenglish_student",
        privileges=[{"resource": {"db": "x", "collection": ""}, "actions": ["find"]}],
    ),
    "drop a role": command("dropRole", "oneenglish_staff"),
    "credentials of others": command("usersInfo", "oneenglish_pc_001_staff", showCredentials=True),
    "all users": command("usersInfo", 1),
    "privileges of staff": command("rolesInfo", "oneenglish_staff", showPrivileges=True),
    "shut down": admin_command("shutdown"),
    "lock writes": admin_command("fsync", 1, lock=True),
    "set a parameter": admin_command("setParameter", 1, logLevel=5),
    "get a parameter": admin_command("getParameter", "*"),
    "read the log": admin_command("getLog", "global"),
    "server status": admin_command("serverStatus"),
    "host": admin_command("hostInfo"),
    "options of the server": admin_command("getCmdLineOpts"),
    "configuration": admin_command("replSetGetConfig"),
    "step down": admin_command("replSetStepDown", 60),
    "reconfigure": admin_command("replSetReconfig", {}),
    "rotate the log": admin_command("logRotate"),
    "usage of collections": admin_command("top"),
    "kill an operation": admin_command("killOp", 1, op=12345),
    "kill all sessions": admin_command("killAllSessions", []),
    "kill sessions by pattern": admin_command("killAllSessionsByPattern", []),
    "forget the users": admin_command("invalidateUserCache"),
    "apply operations": admin_command("applyOps", [{"op": "n", "ns": "", "o": {}}]),
    "list databases by force": admin_command("listDatabases", 1, authorizedDatabases=False),
    "feature version": admin_command("setFeatureCompatibilityVersion", "6.0"),
    "default write concern": admin_command("setDefaultRWConcern", 1, defaultWriteConcern={"w": 1}),
}


def assert_refused(attack: Attack, database: Database[Document]) -> None:
    with pytest.raises(OperationFailure) as caught:
        attack(database)
    details = caught.value.details or {}
    codes = {error["code"] for error in details.get("writeErrors", ())}
    assert (codes or {caught.value.code}) == {UNAUTHORIZED}


@pytest.mark.parametrize("attack", READING.values(), ids=READING.keys())
def test_reading_is_refused(attack: Attack, raw_student: Database[Document]) -> None:
    assert_refused(attack, raw_student)


@pytest.mark.parametrize("attack", WRITING.values(), ids=WRITING.keys())
def test_writing_is_refused(attack: Attack, raw_student: Database[Document]) -> None:
    assert_refused(attack, raw_student)


@pytest.mark.parametrize("attack", SHAPING.values(), ids=SHAPING.keys())
def test_shaping_collections_is_refused(attack: Attack, raw_student: Database[Document]) -> None:
    assert_refused(attack, raw_student)


@pytest.mark.parametrize("attack", GOVERNING.values(), ids=GOVERNING.keys())
def test_governing_the_server_is_refused(attack: Attack, raw_student: Database[Document]) -> None:
    assert_refused(attack, raw_student)
