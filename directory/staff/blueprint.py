"""Where the pages of those who sign in hang: /<language>/staff/…"""

from flask import Blueprint

blueprint = Blueprint("staff", __name__, url_prefix="/<language>/staff")
